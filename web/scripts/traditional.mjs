// Makes src/lib/traditional.json: the zh-TW form of every Chinese text in the sources.
import { readFileSync, readdirSync, writeFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as OpenCC from 'opencc-js';

const taiwan = OpenCC.Converter({ from: 'cn', to: 'twp' });
/** Words that the phrases of Taiwan turn into another meaning: a check is passed, a plan is no argument. */
const OWN = { 通过: '通過', 发布: '發布', 参数: '參數' };
const convert = (text) =>
  text
    .split(new RegExp(`(${Object.keys(OWN).join('|')})`))
    .map((part) => OWN[part] ?? taiwan(part))
    .join('');
const CHINESE = /'((?:[^'\\\n]|\\.)*[\u4e00-\u9fff](?:[^'\\\n]|\\.)*)'/g;

function files(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return files(path);
    return /\.(ts|vue)$/.test(name) && !name.endsWith('.test.ts') ? [path] : [];
  });
}

const table = {};
for (const path of files('src'))
  for (const [, text] of readFileSync(path, 'utf8').matchAll(CHINESE)) table[text] = convert(text);
const sorted = Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync('src/lib/traditional.json', JSON.stringify(sorted, null, 1) + '\n');
console.log(`${Object.keys(sorted).length} texts`);
