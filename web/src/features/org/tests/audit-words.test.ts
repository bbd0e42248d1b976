// The audit screen has words for whatever the server writes: read from the server's sources, so that none is forgotten.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actName, subjectOf } from '../audit-words';

const MODULES = join(import.meta.dirname, '../../../../../src/modules');
const sources = (ending: RegExp) =>
  readdirSync(MODULES, { recursive: true, encoding: 'utf8' })
    .filter((path) => ending.test(path) && !path.includes('/tests/'))
    .map((path) => readFileSync(join(MODULES, path), 'utf8'));
const found = (texts: string[], pattern: RegExp) =>
  new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')));
const withoutWords = (codes: Set<string>) => [...codes].filter((code) => actName(code) === code);

test('every act that the server writes into the audit book has words', () => {
  const acts = found(
    sources(/service\/.*\.cc$/),
    /(?:audit|save|tell|note|store_changed)(?:<\w+>)?\([^";]*"([a-z]+\.[a-z_]+)(?::\s)?"/g,
  );
  expect(acts.size).toBeGreaterThan(50);
  expect(withoutWords(acts)).toEqual([]);
});

test('every fact of the journal has words', () => {
  const facts = found(sources(/^\w+\/\w+\.h$/), /constexpr char k\w+\[\] = "([a-z]+\.[a-z_]+)"/g);
  expect(facts.size).toBeGreaterThan(30);
  expect(withoutWords(facts)).toEqual([]);
});

test('every kind of thing that acts and facts are about has words', () => {
  const kinds = found(
    sources(/(service|jobs)\/.*\.cc$/),
    /"((?:agreement|cost|mail|message|monitor|network|org|planning|settlement|tracking)\/[a-z_]+)\/?"/g,
  );
  expect(kinds.size).toBeGreaterThan(20);
  expect([...kinds].filter((kind) => subjectOf(`${kind}/1`).text === `${kind}/1`)).toEqual([]);
});

test('why an act was done stands after its words', () => {
  expect(actName('mail.redirect: 搬家: 去邻县')).toMatch(/: 搬家: 去邻县$/);
  expect(actName('mail.redirect: 搬家')).not.toContain('mail.redirect');
  expect(actName('mail.not_yet_known')).toBe('mail.not_yet_known');
});
