// A server of map tiles for tests, on loopback: plain ground with a ring around one place, where GCJ-02 has it.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crc32, deflateSync } from 'node:zlib';

const SIDE = 256;
const GROUND = [246, 240, 220];
export const RING = [255, 0, 255];
const [INNER, OUTER] = [20, 24];

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
/** A picture of eight-bit RGB. */
function png(colourAt: (x: number, y: number) => number[]): Buffer {
  const rows = Buffer.alloc(SIDE * (1 + 3 * SIDE));
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++) rows.set(colourAt(x, y), y * (1 + 3 * SIDE) + 1 + 3 * x);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(SIDE, 0);
  head.writeUInt32BE(SIDE, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    ...[signature, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))],
  ]);
}

export interface TileServer {
  url: string;
  origin: string;
  asked: string[];
  /** Around which place the ring is drawn, as the tiles have it. */
  mark: (place: [lon: number, lat: number]) => void;
  /** From now on every tile is refused, as by a server that is down or a key that ran out. */
  fail: (now: boolean) => void;
  close: () => void;
}
export async function serveTiles(): Promise<TileServer> {
  const asked: string[] = [];
  let place: [number, number] = [0, 0];
  let failing = false;
  const server: Server = createServer((request, answer) => {
    const [z, x, y] = (request.url ?? '')
      .split('/')
      .slice(1)
      .map((part) => Number.parseInt(part, 10)) as number[];
    asked.push(request.url ?? '');
    if (failing) return void answer.writeHead(503, { 'Access-Control-Allow-Origin': '*' }).end();
    const world = SIDE * 2 ** z!;
    const [lon, lat] = place;
    const px = (lon / 360 + 0.5) * world - SIDE * x!;
    const up = Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);
    const py = (0.5 - up) * world - SIDE * y!;
    const picture = png((cx, cy) => {
      const far = Math.hypot(cx + 0.5 - px, cy + 0.5 - py);
      return far > INNER && far < OUTER ? RING : GROUND;
    });
    answer.writeHead(200, { 'Content-Type': 'image/png', 'Access-Control-Allow-Origin': '*' });
    answer.end(picture);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => (server.closeAllConnections(), server.close());
  return {
    url: `${origin}/{z}/{x}/{y}.png`,
    origin,
    asked,
    mark: (at) => (place = at),
    fail: (now) => (failing = now),
    close,
  };
}
