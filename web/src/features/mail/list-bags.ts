// Listing bags on a waybill, one after another: the hold may be full before the last of them; and taking them off.
import { post, Refused, type Schemas } from '@/lib/api';
import { may } from '@/lib/session';
import { attempt, toast, toastWithUndo } from '@/ui/toast';
import { ref } from 'vue';
import { freeOf } from './hold';
import { t } from './texts';

/** A bag by its key, or by what was scanned of it. */
export type ToList = { bag: string } | { code: string };
export interface HoldFull {
  /** Those that are not listed yet. */
  rest: ToList[];
  /** "12 kg · 30 L · 0 袋": what is free. */
  free: string;
}

/** @param reason  loads beyond the limit of the hold, and stays on the waybill
 *  @returns what did not fit; every other refusal is thrown */
async function listBags(path: string, bags: ToList[], reason: string): Promise<HoldFull | undefined> {
  for (const [at, bag] of bags.entries())
    try {
      await post(`${path}/list`, { ...bag, reason });
    } catch (problem) {
      if (!(problem instanceof Refused) || problem.code !== 'mail.hold_full') throw problem;
      return { rest: bags.slice(at), free: freeOf(problem.problem.detail) };
    }
  return undefined;
}

/** @param listings  those on the waybill as last read; @param reload  reads it again */
export function useListing(waybill: string, listings: () => Schemas['WaybillBag'][], reload: () => Promise<unknown>) {
  const path = `/api/mail/waybills/${waybill}`;
  /** Bags that do not fit: asks why they shall go all the same, where the post may say so. */
  const full = ref<HoldFull>();

  async function unlistAll(bags: string[]) {
    try {
      for (const bag of bags) await post(`${path}/unlist`, { bag });
    } finally {
      await reload();
    }
  }
  /** @returns whether all that fit are on */
  async function list(bags: ToList[], reason = ''): Promise<boolean> {
    full.value = undefined;
    const before = new Set(listings().map((l) => l.bag));
    const ok = await attempt(async () => {
      const left = await listBags(path, bags, reason);
      if (left && may('mail.override_hold')) full.value = left;
      else if (left) toast(t('holdFullNext', { free: left.free, n: left.rest.length }), 'bad');
    });
    await reload();
    const added = listings()
      .map((l) => l.bag)
      .filter((bag) => !before.has(bag));
    if (added.length) toastWithUndo(t('listDone', { n: added.length }), () => unlistAll(added));
    return ok;
  }
  async function unlist(bag: string) {
    const reason = listings().find((l) => l.bag === bag)?.reason ?? '';
    const back = () => post(`${path}/list`, { bag, reason }).then(reload);
    if (await attempt(() => post(`${path}/unlist`, { bag }).then(reload))) toastWithUndo(t('unlistDone'), back);
  }
  return { full, list, unlist };
}
