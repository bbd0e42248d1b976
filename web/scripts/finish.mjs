// After the build: the service worker's list of files, compressed twins, and the size budget of the first page.
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';

const DIST = 'dist';
const BUDGET_KB = 140; // gzip, the shell with login: what a phone loads first

function files(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}

function closure(manifest, entry, seen = new Set()) {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  for (const next of manifest[entry].imports ?? []) closure(manifest, next, seen);
  return seen;
}

const manifest = JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8'));
const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const first = [...closure(manifest, entry)].flatMap((key) => [
  manifest[key].file,
  ...(manifest[key].css ?? []),
]);
const kb = first.reduce((sum, file) => sum + gzipSync(readFileSync(join(DIST, file))).length, 0) / 1024;
console.log(`first page: ${kb.toFixed(1)} KB gzip in ${first.length} files (budget ${BUDGET_KB})`);
if (kb > BUDGET_KB) {
  console.error('the first page is over its budget');
  process.exit(1);
}

const cached = files(DIST)
  .map((path) => '/' + relative(DIST, path))
  .filter(
    (path) => /\.(js|css|svg|webmanifest|wasm)$/.test(path) && !path.includes('maplibre') && path !== '/sw.js',
  );
const version = createHash('sha256')
  .update(cached.join())
  .update(readFileSync(join(DIST, 'index.html')))
  .digest('hex')
  .slice(0, 12);
const worker = readFileSync(join(DIST, 'sw.js'), 'utf8');
writeFileSync(
  join(DIST, 'sw.js'),
  worker.replace('__VERSION__', version).replace('"__FILES__"', JSON.stringify(cached)),
);

for (const path of files(DIST)) {
  if (!/\.(js|css|svg|html|json|wasm|webmanifest)$/.test(path)) continue;
  const bytes = readFileSync(path);
  if (bytes.length < 1024) continue;
  writeFileSync(path + '.gz', gzipSync(bytes, { level: 9 }));
  writeFileSync(path + '.br', brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }));
}
