// A scanner types; a person types too.
import { expect, test } from 'vitest';
import { Wedge } from '../wedge';

function type(text: string, pause_ms: number, end = 'Enter', from = 1000) {
  const wedge = new Wedge();
  let at = from;
  for (const key of text) wedge.key(key, (at += pause_ms));
  return wedge.key(end, at + pause_ms);
}

test('a burst that ends with Enter or Tab is a code', () => {
  expect(type('1234567890123', 8)).toBe('1234567890123');
  expect(type('RR123456785CN', 30, 'Tab')).toBe('RR123456785CN');
});

test('a person typing is not a scanner', () => {
  expect(type('1234567890123', 60)).toBeUndefined();
});

test('a short burst is not a code', () => {
  expect(type('12345', 8)).toBeUndefined();
});

test('a pause before Enter shows a person', () => {
  const wedge = new Wedge();
  for (let i = 0; i < 13; i++) wedge.key('1', 1000 + i * 8);
  expect(wedge.key('Enter', 3000)).toBeUndefined();
});
