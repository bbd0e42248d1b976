// Where the server makes the file of a list: its address with the form of the file and the filters that are set.
import type { ExportFormat } from './ExportMenu.vue';

export function fileOf(path: string, query: Record<string, string | boolean | undefined> = {}) {
  const given = Object.entries(query).filter(([, value]) => value);
  return (format: ExportFormat) =>
    `${path}?${new URLSearchParams([['format', format], ...given.map(([key, value]) => [key, String(value)])])}`;
}
