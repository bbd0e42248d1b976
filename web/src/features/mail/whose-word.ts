// Whose word is next on a 验单: as the server's rule has it.
import type { Schemas } from '@/lib/api';

type Case = Schemas['Irregularity'];

/** Key of the organisation, "" when it is closed. */
export function nextSide(c: Case): string {
  if (c.state === 'closed') return '';
  return c.state === 'replied' ? c.raised_organisation : c.to_organisation;
}
