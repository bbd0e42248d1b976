// Listing bags on a waybill, one after another: the hold may be full before the last of them.
import { post, Refused } from '@/lib/api';

/** A bag by its key, or by what was scanned of it. */
export type ToList = { bag: string } | { code: string };
export interface HoldFull {
  /** Those that are not listed yet. */
  rest: ToList[];
  /** "12 kg, 30 L, 0 bags", as the server says what is free. */
  free: string;
}

/** @param reason  loads beyond the limit of the hold, and stays on the waybill
 *  @returns what did not fit; every other refusal is thrown */
export async function listBags(waybill: string, bags: ToList[], reason = ''): Promise<HoldFull | undefined> {
  for (const [at, bag] of bags.entries())
    try {
      await post(`/api/mail/waybills/${waybill}/list`, { ...bag, reason });
    } catch (problem) {
      if (!(problem instanceof Refused) || problem.code !== 'mail.hold_full') throw problem;
      return { rest: bags.slice(at), free: problem.problem.detail };
    }
  return undefined;
}
