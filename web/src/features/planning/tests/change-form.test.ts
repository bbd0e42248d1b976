// A change as it is sent, and which of several plans is the best.
import { expect, test } from 'vitest';
import { changeOf, fillHold, type ChangeForm } from '../change-form';
import { bestOf, FIGURES } from '../figures';

const form = (more: Partial<ChangeForm>): ChangeForm => ({
  ...{ kind: 'cancel', trip: '7', node: '', minutes: 30, departs: '', kg: '', m3: '', bags: '' },
  ...{ vehicle: '', into: '', reason: ' 塌方 ' },
  ...more,
});

test('only what counts for its kind is sent', () => {
  expect(changeOf(form({ departs: '10:00', kg: 5, into: '8' }))).toEqual({ kind: 'cancel', trip: '7', reason: '塌方' });
  expect(changeOf(form({ kind: 'delay', node: '3' }))).toMatchObject({ late_s: 1800, node: '3' });
  expect(changeOf(form({ kind: 'merge', into: '8' }))).toMatchObject({ into: '8' });
});

test('a hold is sent in grams and cubic centimetres, a departure in seconds of the day', () => {
  const change = changeOf(form({ kind: 'extra', departs: '10:15', kg: 0.5, m3: 1.2, bags: 4, vehicle: '云A12345' }));
  expect(change).toMatchObject({
    departs: 36_900,
    hold_g: 500,
    hold_cm3: 1_200_000,
    hold_bags: 4,
    vehicle: '云A12345',
  });
  expect(changeOf(form({ kind: 'resize' }))).toMatchObject({ hold_g: -1, hold_cm3: -1, hold_bags: -1 });
});

test('the hold of a trip fills what is empty and leaves what was typed', () => {
  const typed = form({ kind: 'resize', kg: 100 });
  fillHold(typed, { hold_g: 385_000, hold_cm3: 1_800_000, hold_bags: 25 } as Parameters<typeof fillHold>[1]);
  expect([typed.kg, typed.m3, typed.bags]).toEqual([100, 1.8, 25]);
});

test('the best of several plans is the lowest cost and the most promises kept; equals have no best', () => {
  const plans = [
    { cost_li: 800, kept_permille: 900, n_trips: 3 },
    { cost_li: 700, kept_permille: 950, n_trips: 4 },
  ] as Parameters<typeof bestOf>[1];
  const of = (key: string) => bestOf(FIGURES.find((f) => f.key === key)!, plans);
  expect([of('cost'), of('kept'), of('tripsWithMail')]).toEqual([700, 950, undefined]);
  expect(bestOf(FIGURES.find((f) => f.key === 'cost')!, [plans[0]!, plans[0]!])).toBeUndefined();
});
