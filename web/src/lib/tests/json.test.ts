// A key beyond 2^53 reaches the server digit by digit.
import { expect, test } from 'vitest';
import { stringify } from '../json';

test('a bigint goes out as an integer with all its digits', () => {
  expect(stringify({ key: 383665264073363468n, text: 'a' })).toBe('{"key":383665264073363468,"text":"a"}');
});

test('everything else is written as JSON.stringify writes it', () => {
  const value = { ids: ['383665264073363468'], n: 3, none: null, text: '"\n\u0001' };
  expect(stringify(value)).toBe(JSON.stringify(value));
});
