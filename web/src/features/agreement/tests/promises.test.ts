// Which promises a penalty may be tied to, out of the draft's own tables.
import { describe, expect, it } from 'vitest';
import { choosePromise, promiseKey, promisesFor, promiseText } from '../promises';

const tables = {
  kpis: [{ number: 2, measure: 'scanned' }],
  service_levels: [{ number: 1, measure: 'answer_minutes' }],
  windows: [{ number: 4, link: 'transport', way: 'down', place: 'village' }],
};

describe('promises of a draft', () => {
  it('are offered to the incidents that are about them', () => {
    const keys = (incident: string) => promisesFor({ incident }, tables).map((c) => `${c.table}:${c.number}`);
    expect(keys('target_missed')).toEqual(['kpi:2', 'service_level:1']);
    expect(keys('outside_window')).toEqual(['window:4']);
    expect(keys('late_trip')).toEqual([]);
    expect(promisesFor({ incident: 'target_met' }, tables)[0]!.text).toContain('考核指标 2 · 扫描率');
  });
  it('are kept as table and number, and none as each', () => {
    const row = { incident: 'target_met', promise: '', promise_number: 0 };
    choosePromise(row, 'kpi:2');
    expect(row).toMatchObject({ promise: 'kpi', promise_number: 2 });
    expect(promiseKey(row)).toBe('kpi:2');
    expect(promiseText(row)).toBe('考核指标 2');
    choosePromise(row, '');
    expect(row).toMatchObject({ promise: '', promise_number: 0 });
    expect(promiseText(row)).toBe('每一项');
    expect(promiseText({ incident: 'late_trip' })).toBe('–');
  });
});
