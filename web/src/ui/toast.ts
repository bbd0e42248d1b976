// Short messages at the edge of the screen.
import { reactive } from 'vue';

export interface Toast {
  id: number;
  text: string;
  tone: 'good' | 'bad';
}

export const toasts = reactive<Toast[]>([]);
let last = 0;

export function toast(text: string, tone: Toast['tone'] = 'good') {
  const id = ++last;
  toasts.push({ id, text, tone });
  setTimeout(
    () => {
      const at = toasts.findIndex((t) => t.id === id);
      if (at >= 0) toasts.splice(at, 1);
    },
    tone === 'good' ? 3500 : 8000,
  );
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
