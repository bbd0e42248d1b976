// When a second reading of a code is the same scan.
import { expect, test } from 'vitest';
import { RecentScans } from '../recent-scans';

function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (k: string) => kept.get(k) ?? null,
    setItem: (k: string, v: string) => void kept.set(k, v),
  };
}

test('the same code and action within ten minutes is one scan, also after a reload', () => {
  const kept = storage();
  expect(new RecentScans(kept).isRepeat('put', '1234567890123', 0)).toBe(false);
  expect(new RecentScans(kept).isRepeat('put', '1234567890123', 599_999)).toBe(true);
});

test('another action, or ten minutes later, is a new scan', () => {
  const scans = new RecentScans(storage());
  scans.isRepeat('put', 'A', 0);
  expect(scans.isRepeat('tick', 'A', 1)).toBe(false);
  expect(scans.isRepeat('put', 'A', 600_000)).toBe(false);
});

test('a forgotten scan may be made again', () => {
  const scans = new RecentScans(storage());
  scans.isRepeat('put', 'A', 0);
  scans.forget('put', 'A');
  expect(scans.isRepeat('put', 'A', 1)).toBe(false);
});
