// The peer: scan intake, item page and item list on Fastify + better-sqlite3, over the same kind of rows, each
// command in one durable transaction. usage: node server.mjs ITEMS; prints "PORT TOKEN NODE" and serves until SIGTERM.
import Database from 'better-sqlite3';
import Fastify from 'fastify';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const REGION = 539929;
const NODE = '1';
const TOKEN = randomBytes(24).toString('hex');
const folder = mkdtempSync(join(tmpdir(), 'peer-'));
const db = new Database(join(folder, 'peer.db'));
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.pragma('cache_size = -65536');
db.exec(`
  CREATE TABLE item (region INTEGER, id INTEGER, number TEXT, state TEXT, node INTEGER, destination INTEGER,
    weight_g INTEGER, receiver_name TEXT, receiver_phone TEXT, receiver_address TEXT, version INTEGER,
    changed_at INTEGER,
    PRIMARY KEY (region, id)) WITHOUT ROWID;
  CREATE INDEX item_by_number ON item (region, number, id);
  CREATE INDEX item_at_node ON item (region, node, state, id);
  CREATE TABLE item_check (region INTEGER, id INTEGER, item INTEGER, kind TEXT, result TEXT, at INTEGER, person INTEGER,
    PRIMARY KEY (region, id)) WITHOUT ROWID;
  CREATE INDEX item_check_of ON item_check (region, item, id);
  CREATE TABLE scan (region INTEGER, id INTEGER, item INTEGER, action TEXT, node INTEGER, person INTEGER, at INTEGER,
    PRIMARY KEY (region, id)) WITHOUT ROWID;
  CREATE INDEX scan_of ON scan (region, item, id);
  CREATE TABLE custody (region INTEGER, item INTEGER, seq INTEGER, organisation INTEGER, person INTEGER, node INTEGER,
    from_at INTEGER, until_at INTEGER, PRIMARY KEY (region, item, seq)) WITHOUT ROWID;
  CREATE TABLE movement (region INTEGER, id INTEGER, node INTEGER, day INTEGER, reason TEXT, items INTEGER,
    PRIMARY KEY (region, id)) WITHOUT ROWID;
  CREATE TABLE event (region INTEGER, id INTEGER, type TEXT, subject TEXT, at INTEGER, person INTEGER, data TEXT,
    PRIMARY KEY (region, id)) WITHOUT ROWID;
  CREATE TABLE command (region INTEGER, id TEXT, status INTEGER, body TEXT, at INTEGER,
    PRIMARY KEY (region, id)) WITHOUT ROWID;`);

let last = Date.now() * 4096;
const nextId = () => (last = Math.max(last + 1, Date.now() * 4096));
const numberOf = (n) => 'SF' + String(n).padStart(13, '0');

function seed(items) {
  const item = db.prepare('INSERT INTO item VALUES (?,?,?,?,?,?,?,?,?,?,?,?)');
  const check = db.prepare('INSERT INTO item_check VALUES (?,?,?,?,?,?,?)');
  const event = db.prepare('INSERT INTO event VALUES (?,?,?,?,?,?,?)');
  for (let begin = 0; begin < items; begin += 500)
    db.transaction(() => {
      for (let n = begin; n < Math.min(items, begin + 500); n++) {
        const id = nextId();
        item.run(
          REGION,
          id,
          numberOf(n),
          'advised',
          0,
          1,
          800,
          '张三',
          '13900000001',
          '云岫县清溪镇上河村 12 号',
          1,
          Date.now(),
        );
        for (const kind of ['real_name', 'content', 'security'])
          check.run(REGION, nextId(), id, kind, 'attested', Date.now(), 1);
        event.run(REGION, nextId(), 'mail.item_advised', `mail/item/${id}`, Date.now(), 1, '{}');
      }
    })();
}

const findCommand = db.prepare('SELECT status, body FROM command WHERE region = ? AND id = ?');
const findItem = db.prepare(
  'SELECT * FROM item INDEXED BY item_by_number WHERE region = ? AND number = ? ORDER BY id DESC LIMIT 1',
);
const moveItem = db.prepare(
  'UPDATE item SET state = ?, node = ?, version = version + 1, ' +
    'changed_at = ? WHERE region = ? AND id = ? AND version = ?',
);
const addScan = db.prepare('INSERT INTO scan VALUES (?,?,?,?,?,?,?)');
const addCustody = db.prepare('INSERT INTO custody VALUES (?,?,?,?,?,?,?,?)');
const addMovement = db.prepare('INSERT INTO movement VALUES (?,?,?,?,?,?)');
const addEvent = db.prepare('INSERT INTO event VALUES (?,?,?,?,?,?,?)');
const addCommand = db.prepare('INSERT INTO command VALUES (?,?,?,?,?)');

const arrive = db.transaction((key, body) => {
  const before = findCommand.get(REGION, key);
  if (before) return before;
  const now = Date.now();
  const item = findItem.get(REGION, body.number);
  let status = 200;
  let answer;
  if (!item) {
    status = 404;
    answer = JSON.stringify({ code: 'mail.item_unknown' });
  } else {
    if (item.state === 'advised') {
      moveItem.run('accepted', Number(body.node), now, REGION, item.id, item.version);
      addCustody.run(REGION, item.id, 1, 1, 1, Number(body.node), now, 0);
      addMovement.run(REGION, nextId(), Number(body.node), 20261124, 'arrived', 1);
    }
    addScan.run(REGION, nextId(), item.id, 'arrive', Number(body.node), 1, now);
    answer = JSON.stringify({ ...item, id: String(item.id), state: 'accepted', node: body.node });
    addEvent.run(
      REGION,
      nextId(),
      'mail.item_arrived',
      `mail/item/${item.id}`,
      now,
      1,
      JSON.stringify({ item: String(item.id), number: item.number }),
    );
  }
  addCommand.run(REGION, key, status, answer, now);
  return { status, body: answer };
});

const checksOf = db.prepare(
  'SELECT * FROM item_check INDEXED BY item_check_of WHERE region = ? AND item = ? ORDER BY id',
);
const scansOf = db.prepare('SELECT * FROM scan INDEXED BY scan_of WHERE region = ? AND item = ? ORDER BY id');
const custodyOf = db.prepare('SELECT * FROM custody WHERE region = ? AND item = ? ORDER BY seq');
const listItems = db.prepare('SELECT * FROM item WHERE region = ? AND id < ? ORDER BY id DESC LIMIT ?');

const text = { type: 'string' };
const integer = { type: 'integer' };
const rowOf = (...names) => ({
  type: 'object',
  properties: Object.fromEntries(
    names.map((n) => [
      n,
      ['number', 'state', 'receiver_name', 'receiver_phone', 'receiver_address', 'kind', 'result', 'action'].includes(n)
        ? text
        : integer,
    ]),
  ),
});
const itemRow = rowOf(
  'id',
  'number',
  'state',
  'node',
  'destination',
  'weight_g',
  'receiver_name',
  'receiver_phone',
  'receiver_address',
  'version',
  'changed_at',
);
const pageSchema = {
  type: 'object',
  properties: {
    item: itemRow,
    checks: { type: 'array', items: rowOf('id', 'kind', 'result', 'at', 'person') },
    scans: { type: 'array', items: rowOf('id', 'action', 'node', 'person', 'at') },
    custody: { type: 'array', items: rowOf('seq', 'organisation', 'person', 'node', 'from_at', 'until_at') },
  },
};

const app = Fastify();
app.addHook('onRequest', (request, reply, done) => {
  if (request.headers.authorization !== `Bearer ${TOKEN}`) reply.code(401).send({ code: 'signed_out' });
  else done();
});
app.post(
  '/api/mail/arrivals',
  {
    schema: {
      body: {
        type: 'object',
        required: ['node', 'number'],
        additionalProperties: false,
        properties: { node: text, number: { type: 'string', maxLength: 200 } },
      },
    },
  },
  (request, reply) => {
    const out = arrive(request.headers['idempotency-key'], request.body);
    reply.code(out.status).type('application/json').send(out.body);
  },
);
app.get('/api/mail/numbers/:number', { schema: { response: { 200: pageSchema } } }, (request, reply) => {
  const item = findItem.get(REGION, request.params.number);
  if (!item) return reply.code(404).send({ code: 'mail.item_unknown' });
  reply.send({
    item,
    checks: checksOf.all(REGION, item.id),
    scans: scansOf.all(REGION, item.id),
    custody: custodyOf.all(REGION, item.id),
  });
});
app.get(
  '/api/mail/items',
  {
    schema: {
      response: { 200: { type: 'object', properties: { items: { type: 'array', items: itemRow }, next: integer } } },
    },
  },
  (request, reply) => {
    const items = listItems.all(REGION, Number.MAX_SAFE_INTEGER, Number(request.query.limit ?? 50));
    reply.send({ items, next: items.at(-1)?.id });
  },
);

seed(Number(process.argv[2] ?? 1000));
process.on('SIGTERM', () => app.close().then(() => (db.close(), rmSync(folder, { recursive: true }), process.exit(0))));
await app.listen({ host: '127.0.0.1', port: 0 });
console.log(`${app.server.address().port} ${TOKEN} ${NODE}`);
