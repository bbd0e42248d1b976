// Bytes of each screen as a phone gets them, gzip: what its chunks and all that they import weigh together.
// The build fails when a screen is over its budget; target P6 says how much.
import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const SHELL_KB = 250;
const MAP_WORKER_KB = 150;
/** The first entry whose pattern fits a screen's source is its budget. */
const BUDGETS = [
  [/features\/(network|planning)\/(Plan)?MapPage/, 480],
  [/features\/mail\/(ScanPage|TrackPage)/, 140],
  [/Page\.vue$/, 260],
];

function closure(manifest, key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) closure(manifest, next, seen);
  return seen;
}

/** @returns {{ name: string, kb: number, budget: number }[]} the shell, then every screen with it, largest first */
export function weigh(dist) {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
  const weights = new Map();
  const weight = (file) => {
    if (!weights.has(file)) weights.set(file, gzipSync(readFileSync(join(dist, file)), { level: 9 }).length / 1024);
    return weights.get(file);
  };
  const sum = (keys) => {
    const files = new Set([...keys].flatMap((key) => [manifest[key].file, ...(manifest[key].css ?? [])]));
    return [...files].reduce((kb, file) => kb + weight(file), 0);
  };
  const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
  const shell = closure(manifest, entry);
  const screens = Object.keys(manifest).filter((key) => /Page\.vue$/.test(key));
  const rows = screens.map((key) => {
    const keys = closure(manifest, key, new Set(shell));
    if (/MapPage/.test(key)) for (const next of manifest[key].dynamicImports ?? []) closure(manifest, next, keys);
    const budget = BUDGETS.find(([pattern]) => pattern.test(key))[1];
    return { name: key.replace(/^src\//, ''), kb: sum(keys), budget };
  });
  const worker = Object.values(manifest)
    .flatMap((chunk) => chunk.assets ?? []) // a worker is no chunk, the chunk that starts it names it
    .find((file) => /maplibre-gl-worker/.test(file));
  rows.push({ name: 'map worker', kb: weight(worker), budget: MAP_WORKER_KB });
  return [{ name: 'shell', kb: sum(shell), budget: SHELL_KB }, ...rows.sort((a, b) => b.kb - a.kb)];
}
