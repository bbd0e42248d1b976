// JSON as the server reads it: a bigint goes out as a whole integer, which JSON.stringify alone refuses to write.

const MARK = '\u0001'; // no text that a person types holds it

/** Keys of signatures pass 2^53, so they travel as bigint and never as number. */
export function stringify(value: unknown): string {
  const text = JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? MARK + String(part) : part));
  return text.replace(/"\\u0001(-?\d+)"/g, '$1');
}
