// The form and order of command keys.
import { expect, test } from 'vitest';
import { uuidv7 } from '../uuid';

test('a key has version 7, the variant of RFC 9562 and its time in front', () => {
  const key = uuidv7(0x0123456789ab);
  expect(key).toMatch(/^01234567-89ab-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('later keys sort after earlier ones and no two are equal', () => {
  expect(uuidv7(1000) < uuidv7(1001)).toBe(true);
  expect(new Set(Array.from({ length: 1000 }, () => uuidv7(5))).size).toBe(1000);
});
