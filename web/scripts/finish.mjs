// After the build: the service worker's list of files, compressed twins, and the size budgets of the screens.
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';
import { weigh } from './budgets.mjs';

const DIST = 'dist';

function files(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}

const rows = weigh(DIST);
for (const row of rows.slice(0, 4)) console.log(`${row.name}: ${row.kb.toFixed(1)} KB gzip (budget ${row.budget})`);
const over = rows.filter((row) => row.kb > row.budget);
for (const row of over) console.error(`${row.name} weighs ${row.kb.toFixed(1)} KB, its budget is ${row.budget}`);
if (over.length) process.exit(1);

const cached = files(DIST)
  .map((path) => '/' + relative(DIST, path))
  .filter((path) => /\.(js|css|svg|webmanifest|wasm)$/.test(path) && !path.includes('maplibre') && path !== '/sw.js');
const version = createHash('sha256')
  .update(cached.join())
  .update(readFileSync(join(DIST, 'index.html')))
  .digest('hex')
  .slice(0, 12);
const worker = readFileSync(join(DIST, 'sw.js'), 'utf8');
const PLACE = "['__FILES__']";
if (!worker.includes(PLACE)) throw new Error('the service worker has no place for its list of files');
writeFileSync(join(DIST, 'sw.js'), worker.replace('__VERSION__', version).replace(PLACE, JSON.stringify(cached)));

for (const path of files(DIST)) {
  if (!/\.(js|css|svg|html|json|wasm|webmanifest)$/.test(path)) continue;
  const bytes = readFileSync(path);
  if (bytes.length < 1024) continue;
  writeFileSync(path + '.gz', gzipSync(bytes, { level: 9 }));
  writeFileSync(path + '.br', brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }));
}
