// The clock of a 验单.
import { expect, test } from 'vitest';
import { hoursLeft } from '../reply-clock';

const NOW = Date.parse('2026-11-25T08:00:00+08:00');

test('the clock counts down to the answer and on past it', () => {
  expect(hoursLeft('2026-11-25T11:00:00+08:00', NOW)).toBe(3);
  expect(hoursLeft('2026-11-25T08:00:00+08:00', NOW)).toBe(0);
  expect(hoursLeft('2026-11-23T08:00:00+08:00', NOW)).toBe(-48);
});
