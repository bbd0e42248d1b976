// Keyboard-wedge scanners type very fast and end with Enter or Tab; people do not.

const FASTEST_HUMAN_MS = 35;
const SHORTEST = 6;

/** Tells bursts of a scanner from typing. Feed it every key with its time; it returns a code when one is complete. */
export class Wedge {
  private text = '';
  private last = 0;

  key(key: string, at: number): string | undefined {
    const pause = at - this.last;
    this.last = at;
    if (key === 'Enter' || key === 'Tab') {
      const code = this.text;
      this.text = '';
      return pause <= FASTEST_HUMAN_MS * 2 && code.length >= SHORTEST ? code : undefined;
    }
    if (key.length !== 1) return undefined;
    this.text = pause <= FASTEST_HUMAN_MS ? this.text + key : key;
    return undefined;
  }
}

type Listener = (code: string) => void;
const wedge = new Wedge();
const listeners: Listener[] = [];

function onKey(event: KeyboardEvent) {
  const code = wedge.key(event.key, event.timeStamp);
  const listener = listeners.at(-1);
  if (!code || !listener) return;
  event.preventDefault();
  event.stopPropagation();
  listener(code);
}

/**
 * Listens everywhere on the page until the returned function is called. The last who came gets the code: a scan screen
 * before the shell, a dialog before the screen.
 */
export function listenToScanner(onCode: Listener): () => void {
  if (listeners.length === 0) addEventListener('keydown', onKey, true);
  listeners.push(onCode);
  return () => {
    const at = listeners.lastIndexOf(onCode);
    if (at >= 0) listeners.splice(at, 1);
    if (listeners.length === 0) removeEventListener('keydown', onKey, true);
  };
}
