// What is ticked in a tray outlives the plan that it was ticked in.
import type { Schemas } from '@/lib/api';
import { expect, it } from 'vitest';
import { shallowRef } from 'vue';
import { useTicked } from '../ticked-loads';

type Load = Schemas['LoadView'];
const load = (seq: number, bag = '0') => ({ load: { seq, bag, node: '1', destination: '2' } }) as Load;
const seqs = (loads: Load[]) => loads.map((l) => l.load.seq);

it('keeps what is ticked when another plan of the day takes the place, and not for another trip', () => {
  const loads = shallowRef([load(1), load(2), load(3)]);
  const first = useTicked('2026-11-26 7', loads);
  first.tick([loads.value[0]!, loads.value[2]!], true);
  expect(seqs(first.chosen.value)).toEqual([1, 3]);

  const next = shallowRef<Load[]>([]);
  const second = useTicked('2026-11-26 7', next);
  next.value = [load(1), load(2), load(3, '88'), load(4)];
  expect(seqs(second.chosen.value)).toEqual([1]); // number 3 is another bag now
  second.tick(next.value, true);
  second.tick([load(2)], false);
  expect(seqs(second.chosen.value)).toEqual([1, 3, 4]);

  expect(useTicked('2026-11-26 8', next).chosen.value).toEqual([]);
});
