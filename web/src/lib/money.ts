// Amounts as people type them.

/** "12.34" as whole 厘; undefined when it is no amount of whole fen. */
export function liOf(text: string): number | undefined {
  const found = /^(-?)(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!found) return undefined;
  const li = Number(found[2]) * 1000 + Number((found[3] ?? '').padEnd(2, '0')) * 10;
  return found[1] ? -li : li;
}
