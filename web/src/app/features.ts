// All features of this program.
import type { Feature, FirstStep, MenuEntry } from '@/lib/feature';

const modules = import.meta.glob<{ default: Feature }>('../features/*/index.ts', { eager: true });
export const features: Feature[] = Object.values(modules).map((m) => m.default);
export const menu: MenuEntry[] = features.flatMap((f) => f.menu).sort((a, b) => a.order - b.order);
export const steps: FirstStep[] = features.flatMap((f) => f.steps ?? []).sort((a, b) => a.order - b.order);
/** A name that the server speaks, in the words of the module that knows it. */
export const wordOf = (name: string): string =>
  features.reduce<string | undefined>((found, f) => found ?? f.word?.(name), undefined) ?? name;
export const homes: Record<string, string> = Object.assign({}, ...features.map((f) => f.homes ?? {}));
