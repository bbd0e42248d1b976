// The same code and action within ten minutes on one device is one scan: a shaky hand or a camera reads it twice.

const WINDOW_MS = 10 * 60_000;
const KEY = 'recent-scans';

export class RecentScans {
  private seen: Map<string, number>;

  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem'> = localStorage) {
    this.seen = new Map(JSON.parse(storage.getItem(KEY) ?? '[]') as [string, number][]);
  }

  /** True when this was scanned a moment ago; otherwise remembers it and gives false. */
  isRepeat(action: string, code: string, now = Date.now()): boolean {
    for (const [key, at] of this.seen) if (now - at >= WINDOW_MS) this.seen.delete(key);
    const key = `${action} ${code}`;
    if (this.seen.has(key)) return true;
    this.seen.set(key, now);
    this.keep();
    return false;
  }

  /** Forgets a scan that was undone or refused, so that it may be made again at once. */
  forget(action: string, code: string) {
    this.seen.delete(`${action} ${code}`);
    this.keep();
  }

  private keep() {
    this.storage.setItem(KEY, JSON.stringify([...this.seen]));
  }
}
