// The clause behind a line: named, priced in the unit that people use, and none where the version has none.
import type { Schemas } from '@/lib/api';
import { describe, expect, it } from 'vitest';
import { ruleOf } from '../rule';

const version = {
  agreement: { id: '5' },
  head: { version: { id: '7', edition: 2 } },
  clauses: {
    tariff: [
      { number: 1, basis: 'bag', tiers: [{ price: 3500 }, { above: 2000, price: 3000 }], guarantee_li: 1_500_000 },
      { number: 2, basis: 'kg', tiers: [{ price: 300 }, { above: 1_000_000, price: 280 }], cap_li: 9_000_000 },
      { number: 3, basis: 'revenue', tiers: [{ price: 1250 }] },
    ],
    adjustments: [{ number: 11, incident: 'late_trip', each_li: -20_000 }],
  },
} as unknown as Schemas['VersionView'];

describe('ruleOf', () => {
  it('names clause and version and leads to them', () => {
    expect(ruleOf(version, '1')).toMatchObject({
      name: '第 2 版 条款 #1',
      path: '/agreement/agreements/5?version=7&part=clauses',
    });
  });
  it('tells prices with their tiers and bounds', () => {
    expect(ruleOf(version, '1')?.prices).toEqual(['按袋 3.5', '超过 2000：按袋 3', '保底 1,500.00 元']);
    expect(ruleOf(version, '2')?.prices).toEqual(['按重量 0.3', '超过 1000：按重量 0.28', '封顶 9,000.00 元']);
    expect(ruleOf(version, '3')?.prices).toEqual(['12.5%']);
  });
  it('tells what a penalty is each time', () => {
    expect(ruleOf(version, '11')?.prices).toEqual(['每次 -20.00 元']);
  });
  it('knows no clause that the version has not', () => {
    expect(ruleOf(version, '99')).toBeUndefined();
  });
});
