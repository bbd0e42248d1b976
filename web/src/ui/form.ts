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

/** What the server found wrong, by the place in the request. */
export function faultsOf(problem: Problem): Record<string, string> {
  const faults = Object.fromEntries(
    problem.errors.map((fault) => [fault.pointer, [wordOf(fault.code), fault.detail].filter(Boolean).join(' ')]),
  );
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
