// What a form tells its fields: which of them is wrong, in words.
import type { Problem } from '@/lib/api';
import { pick } from '@/lib/i18n';
import type { InjectionKey } from 'vue';

export interface FormState {
  /** Words by the id of a control or by the place in the request, "/name". */
  errors: Record<string, string>;
}
export const FORM: InjectionKey<FormState> = Symbol('form');

const WORDS: Record<string, [zh: string, en: string]> = {
  required: ['必填', 'Needed'],
  too_short: ['太短', 'Too short'],
  too_long: ['太长', 'Too long'],
  too_small: ['太小', 'Too small'],
  too_large: ['太大', 'Too large'],
  not_listed: ['请从列表中选择', 'Choose from the list'],
};
const wordOf = (code: string) => pick(...(WORDS[code] ?? ['格式不对', 'Not of the right form']));

/** Of a wrong type the detail is the API's name for the right one, which says nothing to whom fills in a form. */
function wordsOf(fault: Problem['errors'][number]): string {
  if (fault.code !== 'type') return [wordOf(fault.code), fault.detail].filter(Boolean).join(' ');
  return fault.detail.startsWith('date ') ? pick('请填日期', 'Give a date') : wordOf(fault.code);
}

/** What the server found wrong, by the place in the request. */
export function faultsOf(problem: Problem): Record<string, string> {
  const faults = Object.fromEntries(problem.errors.map((fault) => [fault.pointer, wordsOf(fault)]));
  if (problem.pointer && !faults[problem.pointer]) faults[problem.pointer] = pick(problem.title, problem.title_en);
  return faults;
}

/** What the browser finds wrong with one control, in our words; "" when nothing. */
export function faultOf(control: HTMLInputElement): string {
  const { validity } = control;
  if (validity.valid) return '';
  if (validity.valueMissing) return wordOf('required');
  if (validity.tooShort) return wordOf('too_short');
  if (validity.rangeUnderflow) return wordOf('too_small');
  return wordOf(validity.rangeOverflow ? 'too_large' : 'malformed');
}
