// Short messages at the edge of the screen, with a way back where an act can be undone.
import { sentenceOf } from '@/lib/api';
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

/** Whoever scans one after another takes back the last ones only. */
const UNDOABLE_MAX = 3;
const undoable: number[] = [];

/** Says what was done and offers for ten seconds to take it back; Ctrl+Z does the same. The way back is a command of
 *  its own: what was done stays on record. */
export function toastWithUndo(text: string, undo: () => unknown) {
  const act = async () => {
    await undo();
    toast(pick('已撤销（{text}）', 'Taken back ({text})').replace('{text}', text));
  };
  undoable.push(show({ text, tone: 'good', action: { text: pick('撤销', 'Undo'), act } }, SHOWN_MS.undo));
  if (undoable.length > UNDOABLE_MAX) dismiss(undoable.shift()!);
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

/** Does what may be taken back, and offers that; shows why it failed. @returns whether it succeeded */
export async function attemptWithUndo(
  act: () => Promise<unknown>,
  done: string,
  undo: () => Promise<unknown>,
): Promise<boolean> {
  if (!(await attempt(act))) return false;
  toastWithUndo(done, undo);
  return true;
}

/** Shows why an act failed; returns whether it succeeded. */
export async function attempt(act: () => Promise<unknown>, done?: string): Promise<boolean> {
  try {
    await act();
    if (done) toast(done);
    return true;
  } catch (error) {
    toast(sentenceOf(error), 'bad');
    return false;
  }
}
