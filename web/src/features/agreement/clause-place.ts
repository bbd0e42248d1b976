// What the server refuses in a stored draft, told with the clause that it is about.
import { Refused } from '@/lib/api';
import { label } from './clause-fields';

/** "/clauses/tariff/1/tiers" → "计价条款 · 2 · 单价". */
export function wordsOf(pointer: string): string {
  const parts = pointer
    .replace(/^\/(draft\/)?(clauses\/)?/, '')
    .split('/')
    .filter(Boolean);
  const words = parts.map((p) => (/^\d+$/.test(p) ? String(Number(p) + 1) : label(p) || p));
  return words.join(' · ');
}

/** The same refusal with the place before its sentence. */
export async function placeOf<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof Refused) || !error.problem.pointer.startsWith('/clauses')) throw error;
    const place = wordsOf(error.problem.pointer);
    const { problem } = error;
    throw new Refused({
      ...problem,
      title: `${place}: ${problem.title}`,
      title_en: `${place}: ${problem.title_en}`,
      pointer: '',
    });
  }
}
