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
interface Listening {
  onCode: Listener;
  outsideFields: boolean;
}
const wedge = new Wedge();
const listeners: Listening[] = [];

function onKey(event: KeyboardEvent) {
  if (event.ctrlKey || event.metaKey || event.altKey) return; // scanners press no such key
  const code = wedge.key(event.key, event.timeStamp);
  const listener = listeners.at(-1);
  if (!code || !listener) return;
  const field = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
  if (field && listener.outsideFields) return;
  event.preventDefault();
  event.stopPropagation();
  listener.onCode(code);
}

/**
 * Listens everywhere on the page until the returned function is called. The last who came gets the code: a scan screen
 * before the shell, a dialog before the screen.
 *
 * @param outsideFields  a code scanned into a field stays there
 */
export function listenToScanner(onCode: Listener, outsideFields = false): () => void {
  const mine = { onCode, outsideFields };
  if (listeners.length === 0) addEventListener('keydown', onKey, true);
  listeners.push(mine);
  return () => {
    const at = listeners.lastIndexOf(mine);
    if (at >= 0) listeners.splice(at, 1);
    if (listeners.length === 0) removeEventListener('keydown', onKey, true);
  };
}
