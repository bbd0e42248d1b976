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

/** Listens everywhere on the page until the returned function is called. */
export function listenToScanner(onCode: (code: string) => void): () => void {
  const wedge = new Wedge();
  const listener = (event: KeyboardEvent) => {
    const code = wedge.key(event.key, event.timeStamp);
    if (!code) return;
    event.preventDefault();
    event.stopPropagation();
    onCode(code);
  };
  addEventListener('keydown', listener, true);
  return () => removeEventListener('keydown', listener, true);
}
