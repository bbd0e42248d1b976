// Three languages from one table: every feature brings [zh-CN, en] texts, zh-TW is generated beside them.
import { reactive } from 'vue';

export type Language = 'zh-CN' | 'zh-TW' | 'en';
/** Of tests only; no menu offers it. */
const PSEUDO = 'en-XA';
/** Each language by its own name. */
export const LANGUAGES: Record<Language, string> = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' };
export type Texts = Record<string, readonly [zh: string, en: string]>;

const state = reactive({ language: (localStorage.getItem('language') as Language) || 'zh-CN' });
let traditional: Record<string, string> = {};
let pseudo: ((english: string) => string) | undefined;

/** The language shown now. */
export function language(): Language {
  return state.language;
}

/** Shows another language at once and remembers it on this device. */
export async function setLanguage(next: Language) {
  pseudo = (next as string) === PSEUDO ? (await import('./pseudo')).toPseudo : undefined;
  if (next === 'zh-TW') traditional = (await import('./traditional.json')).default;
  state.language = next;
  localStorage.setItem('language', next);
  document.documentElement.lang = next;
}

/** The text of a pair in the language shown. */
export function pick(zh: string, en: string): string {
  if (pseudo) return pseudo(en);
  if (state.language === 'en') return en;
  return state.language === 'zh-TW' ? (traditional[zh] ?? zh) : zh;
}

/** A typed reader of one table: a key that is not there does not compile. `{name}` in a text is replaced. */
export function textsOf<T extends Texts>(table: T) {
  return (key: keyof T & string, values: Record<string, string | number> = {}): string => {
    const [zh, en] = table[key] as readonly [string, string];
    return pick(zh, en).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
  };
}
