// Values as people read them.
import { expect, test } from 'vitest';
import { dateTime, kilograms, serviceDate, span, time, yuan } from '../format';

test('weights are kilograms and money is yuan with two places', () => {
  expect(kilograms(13_970)).toBe('13.97');
  expect(yuan(1_234_560)).toBe('1,234.56');
});

test('times are on the clock of China', () => {
  expect(time('2026-11-24T00:30:00Z')).toBe('08:30');
  expect(dateTime('2026-11-24T16:05:00Z')).toContain('00:05');
});

test('an instant that has not come is a dash', () => {
  expect(time('1970-01-01T00:00:00Z')).toBe('–');
});

test('the operating day changes at four in the morning', () => {
  expect(serviceDate(Date.parse('2026-11-24T19:59:00Z'))).toBe('2026-11-24');
  expect(serviceDate(Date.parse('2026-11-24T20:00:00Z'))).toBe('2026-11-25');
});

test('minutes turn into hours where they are many', () => {
  expect(span(0)).toBe('0 分');
  expect(span(59)).toBe('59 分');
  expect(span(60)).toBe('1 小时');
  expect(span(346)).toBe('5 小时 46 分');
});
