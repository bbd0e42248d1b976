// Codes of terminals in words; a code that has none stands as it is.
import { defectWord, messageWord, outcomeWord } from './texts';

const inWords = (table: (key: never) => string, key: string, otherwise: string): string => {
  try {
    return table(key as never);
  } catch {
    return otherwise;
  }
};
export const nameOfMessage = (id: number): string => {
  const hex = id.toString(16).padStart(4, '0');
  return inWords(messageWord, `m${hex}`, `0x${hex}`);
};
export const nameOfOutcome = (code: string): string => (code ? inWords(outcomeWord, code, code) : '');
export const nameOfDefect = (code: string): string => inWords(defectWord, code, code);
/** How a terminal takes the list of bags on board. */
export const WAYBILL_FORMS = ['none', 'text', 'passthrough'] as const;
