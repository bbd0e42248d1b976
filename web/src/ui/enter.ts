// Enter goes to the next field of a form and from the last one saves it; Ctrl+Enter saves from anywhere.

const FIELDS = 'input:not([type=hidden]):not([type=file]), select, textarea, button[type=submit], button:not([type])';

/** For `@keydown.enter` of a form. */
export function enterMovesOn(event: KeyboardEvent) {
  const from = event.target as HTMLElement;
  const form = event.currentTarget as HTMLFormElement;
  if (event.isComposing || from.tagName === 'BUTTON') return;
  const isText = from.tagName === 'TEXTAREA';
  if (isText && !event.ctrlKey) return;
  event.preventDefault();
  if (event.ctrlKey) return form.requestSubmit();
  const fields = [...form.querySelectorAll<HTMLElement>(FIELDS)].filter(
    (f) => !f.matches(':disabled') && !f.closest('details:not([open])'),
  );
  const next = fields[fields.indexOf(from) + 1];
  if (!next || next.tagName === 'BUTTON') return form.requestSubmit();
  next.focus();
  if (next instanceof HTMLInputElement) next.select();
}
