// What busy people type for a date.
import { expect, test } from 'vitest';
import { parseTypedDate } from '../typed-date';

const at = (typed: string) => parseTypedDate(typed, '2026-11-24');

test.each([
  ['1123', '2026-11-23'],
  ['11-23', '2026-11-23'],
  ['3/5', '2026-03-05'],
  ['20270101', '2027-01-01'],
  ['2027-1-9', '2027-01-09'],
  ['11月23日', '2026-11-23'],
  ['今天', '2026-11-24'],
  ['明天', '2026-11-25'],
  ['+3', '2026-11-27'],
  ['-24', '2026-10-31'],
])('%s is %s', (typed, date) => expect(at(typed)).toBe(date));

test.each(['', '1331', '0230', 'abc', '2026'])('%s is no date', (typed) => expect(at(typed)).toBeUndefined());
