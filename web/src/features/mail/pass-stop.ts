// Leaving and reaching a stop: bags past their stop go on with a reason only.
import { Refused, type Schemas } from '@/lib/api';
import { postOrLater } from '@/lib/later';
import { t } from './texts';

export interface Passing {
  path: 'depart' | 'arrive';
  stop: Schemas['WaybillStop'];
}

/** The waybill afterwards; 'later' without network; 'bags' when a reason must be given for bags on board. */
export async function passStop(waybill: string, { path, stop }: Passing, reason: string) {
  const label = `${t(path)} ${stop.name}`;
  const body = { node: stop.node, reason };
  try {
    return await postOrLater<Schemas['WaybillView']>(`/api/mail/waybills/${waybill}/${path}`, body, label);
  } catch (error) {
    if (error instanceof Refused && error.code === 'mail.bags_carried_on') return 'bags' as const;
    throw error;
  }
}
