// The made-up language of tests.
import { expect, test } from 'vitest';
import { toPseudo } from '../pseudo';

test('every letter is accented, values stay, and the text is forty per cent longer', () => {
  const text = toPseudo('{n} items left');
  expect(text).toMatch(/^\[\{n\} /);
  expect(text.replace('{n}', '')).not.toMatch(/[a-z]/i);
  expect(text.length).toBeGreaterThanOrEqual('{n} items left'.length * 1.4);
});
