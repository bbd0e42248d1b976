// The content of a handover, byte for byte as the server builds it, so that two phones without network can sign it.
import type { Schemas } from './api';

type Line = Schemas['HandoverLine'];

export interface Content {
  uuid: string;
  region: string;
  node: string;
  to_node: string;
  waybill: string;
  giver: string;
  giver_organisation: string;
  receiver: string;
  receiver_organisation: string;
  made_at: string;
  lines: Line[];
}

const subject = (line: Line) =>
  line.bag && line.bag !== '0'
    ? `bag:${line.bag}`
    : line.item && line.item !== '0'
      ? `item:${line.item}`
      : `code:${line.code}`;

export function contentOf(c: Content): string {
  const head = [
    'yidao-handover-1',
    `${c.uuid} ${c.region} ${c.node} ${c.waybill || '0'} ${c.to_node || '0'}`,
    `${c.giver} ${c.giver_organisation}`,
    `${c.receiver} ${c.receiver_organisation}`,
    `${new Date(c.made_at).getTime()}\n`,
  ].join('\n');
  return (
    head +
    c.lines
      .map((l) => `${subject(l)} ${l.result ?? 'good'} ${l.gross_g ?? 0} ${l.seal_no || '-'} ${l.evidence || '-'}\n`)
      .join('')
  );
}
