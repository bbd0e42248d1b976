// Short messages at the edge of the screen, with a way back where an act can be undone.
import { pick } from '@/lib/i18n';
import { reactive } from 'vue';

export interface ToastAction {
  text: string;
  act: () => unknown;
}
export interface Toast {
  id: number;
  text: string;
  tone: 'good' | 'bad';
  action?: ToastAction;
}

const SHOWN_MS = { good: 3500, bad: 8000, undo: 10_000, stays: 0 };
export const toasts = reactive<Toast[]>([]);
let last = 0;

function show(toast: Omit<Toast, 'id'>, ms: number): number {
  const id = ++last;
  toasts.push({ id, ...toast });
  if (ms > 0) setTimeout(() => dismiss(id), ms);
  return id;
}

export function dismiss(id: number) {
  const at = toasts.findIndex((toast) => toast.id === id);
  if (at >= 0) toasts.splice(at, 1);
}

export function toast(text: string, tone: Toast['tone'] = 'good') {
  show({ text, tone }, SHOWN_MS[tone]);
}

/** Says what was done and offers for ten seconds to take it back; Ctrl+Z does the same. */
export function toastWithUndo(text: string, undo: () => unknown) {
  show({ text, tone: 'good', action: { text: pick('撤销', 'Undo'), act: undo } }, SHOWN_MS.undo);
}

/** A message that stays until it is answered. */
export function toastThatStays(text: string, action: ToastAction): number {
  return show({ text, tone: 'good', action }, SHOWN_MS.stays);
}

/** Runs the action of a message and takes the message away. */
export async function answerToast(id: number) {
  const action = toasts.find((toast) => toast.id === id)?.action;
  dismiss(id);
  if (action) await attempt(async () => action.act());
}

/** Shows why an act failed; returns whether it succeeded. */
export async function attempt(act: () => Promise<unknown>, done?: string): Promise<boolean> {
  try {
    await act();
    if (done) toast(done);
    return true;
  } catch (error) {
    toast(error instanceof Error ? error.message : String(error), 'bad');
    return false;
  }
}
