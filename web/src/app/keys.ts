// Keys that work on every screen while nobody types into a field, and numbers pasted or scanned outside a field.
import { listenToScanner } from '@/lib/wedge';

export interface ShellKeys {
  search: () => void;
  help: () => void;
  number: (text: string) => void;
}
const NUMBER = /^[A-Z0-9-]{6,40}$/i;

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && !!target.closest('input, textarea, select, [contenteditable], dialog');
const first = (selector: string) =>
  [...document.querySelectorAll<HTMLElement>(`main ${selector}`)].find((element) => element.offsetParent !== null);

/** A number of an item, a bag or a node, however it was copied; undefined when it is something else. */
export function numberIn(text: string): string | undefined {
  const code = text.replace(/\s+/g, '');
  return NUMBER.test(code) && /\d{4}/.test(code) ? code : undefined;
}

/** Listens until the returned function is called. */
export function listenToKeys(shell: ShellKeys): () => void {
  function onKey(event: KeyboardEvent) {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      return shell.search();
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
    const acts: Record<string, () => void> = {
      '/': () => first('input[type=search], main input.input')?.focus(),
      n: () => first('[data-new]')?.click(),
      '?': shell.help,
    };
    if (document.activeElement === document.body)
      for (const key of ['j', 'k', 'ArrowDown', 'ArrowUp']) acts[key] = () => first('[role=grid]')?.focus();
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
  function onPaste(event: ClipboardEvent) {
    const code = isField(event.target) ? undefined : numberIn(event.clipboardData?.getData('text') ?? '');
    if (code) shell.number(code);
  }
  const endScanner = listenToScanner(shell.number, true);
  addEventListener('keydown', onKey);
  addEventListener('paste', onPaste);
  return () => {
    endScanner();
    removeEventListener('keydown', onKey);
    removeEventListener('paste', onPaste);
  };
}
