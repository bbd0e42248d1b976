// Makes src/lib/traditional.json: the zh-TW form of every Chinese text in the sources, those of the server included,
// whose refusals, posts and rights come in zh-CN and English.
import { readFileSync, readdirSync, writeFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as OpenCC from 'opencc-js';

const taiwan = OpenCC.Converter({ from: 'cn', to: 'twp' });
/** Words that the phrases of Taiwan turn into another meaning: a check is passed, a plan is no argument. */
const OWN = { 通过: '通過', 发布: '發布', 参数: '參數', 权限: '權限', 调度: '調度', 实时: '即時' };
const convert = (text) =>
  text
    .split(new RegExp(`(${Object.keys(OWN).join('|')})`))
    .map((part) => OWN[part] ?? taiwan(part))
    .join('');
const WEB = {
  folders: ['src'],
  names: /(?<!\.test)\.(ts|vue)$/,
  texts: /'((?:[^'\\\n]|\\.)*[\u4e00-\u9fff](?:[^'\\\n]|\\.)*)'/g,
};
const SERVER = {
  folders: ['../src/modules', '../src/platform'],
  names: /(?<!_test)\.(h|cc)$/,
  texts: /"((?:[^"\\\n]|\\.)*[\u4e00-\u9fff](?:[^"\\\n]|\\.)*)"/g,
};

function files(folder, names) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return files(path, names);
    return names.test(name) ? [path] : [];
  });
}

const table = {};
for (const { folders, names, texts } of [WEB, SERVER])
  for (const path of folders.flatMap((folder) => files(folder, names)))
    for (const [, text] of readFileSync(path, 'utf8').matchAll(texts)) table[text] = convert(text);
const sorted = Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync('src/lib/traditional.json', JSON.stringify(sorted, null, 1) + '\n');
console.log(`${Object.keys(sorted).length} texts`);
