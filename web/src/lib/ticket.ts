// A handover as it goes from phone to phone in one QR code: compressed, with the signatures it has so far.
import type { Schemas } from './api';

export type HandoverContent = Schemas['ProposeHandover'];

export interface Signature {
  key: bigint;
  signature: string;
}
export interface Ticket {
  content: HandoverContent;
  giver?: Signature;
  receiver?: Signature;
}

const MARK = 'YD1:';

// A QR code holds 2,953 bytes, and 2,000 lines of a handover some hundred KiB.
const TEXT_MAX = 4096;
const CONTENT_MAX = 512 * 1024;

/** Throws when more than so many bytes come out. */
async function through(stream: CompressionStream | DecompressionStream, bytes: Uint8Array, max: number) {
  const out = new Blob([bytes as BlobPart])
    .stream()
    .pipeThrough(stream as ReadableWritablePair<Uint8Array, Uint8Array>);
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (const reader = out.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > max) {
      await reader.cancel();
      throw new Error('too large for a handover');
    }
    pieces.push(value);
  }
  return new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer());
}

type Is = (value: unknown) => boolean;
const matching =
  (pattern: RegExp): Is =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
const text = (max: number): Is => matching(new RegExp(`^[^]{0,${max}}$`));
const wholeUpTo =
  (max: number): Is =>
  (value) =>
    Number.isInteger(value) && (value as number) >= 0 && (value as number) <= max;
const listOf =
  (is: Is, max: number): Is =>
  (value) =>
    Array.isArray(value) && value.length > 0 && value.length <= max && value.every(is);
/** An object of these fields and no others. */
const fields =
  (must: Record<string, Is>, may: Record<string, Is> = {}): Is =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const all = new Map(Object.entries({ ...must, ...may }));
    return (
      Object.keys(must).every((name) => Object.hasOwn(value, name)) &&
      Object.entries(value).every(([name, one]) => all.get(name)?.(one) ?? false)
    );
  };

const key = matching(/^[0-9]{1,19}$/);
const RESULTS: Record<Schemas['LineResult'], true> = {
  good: true,
  missing: true,
  extra: true,
  broken: true,
  misdirected: true,
  wet: true,
  seal_differs: true,
};
const line = fields(
  { code: text(64) },
  {
    line: wholeUpTo(2000),
    bag: key,
    item: key,
    result: (value) => typeof value === 'string' && Object.hasOwn(RESULTS, value),
    seal_no: text(40),
    gross_g: wholeUpTo(200_000),
    evidence: text(64),
    note: text(200),
  },
);
const signature = fields({ key, signature: matching(/^[A-Za-z0-9+/]{86}==$/) });
/** As the API asks for it: ProposeHandover. */
const content = fields(
  {
    uuid: matching(/^[0-9a-f-]{36}$/),
    node: key,
    giver: key,
    giver_organisation: key,
    receiver: key,
    receiver_organisation: key,
    made_at: matching(/^[0-9]{4}-[0-9T:.Z+-]{10,31}$/),
    lines: listOf(line, 2000),
  },
  { to_node: key, waybill: key, remark: text(200) },
);
const isTicket = fields({ content }, { giver: signature, receiver: signature });

const plain = (s: Signature | undefined) => s && { key: String(s.key), signature: s.signature };
const unplain = (s: { key: string; signature: string } | undefined) =>
  s && { key: BigInt(s.key), signature: s.signature };

export async function pack(ticket: Ticket): Promise<string> {
  const text = JSON.stringify({
    content: ticket.content,
    giver: plain(ticket.giver),
    receiver: plain(ticket.receiver),
  });
  const bytes = await through(new CompressionStream('deflate-raw'), new TextEncoder().encode(text), CONTENT_MAX);
  return MARK + btoa(String.fromCharCode(...bytes));
}

/** Throws when the text is not a ticket: what a stranger's QR code says is looked at before it is shown. */
export async function unpack(text: string): Promise<Ticket> {
  if (!text.startsWith(MARK) || text.length > TEXT_MAX) throw new Error('not a handover');
  const bytes = Uint8Array.from(atob(text.slice(MARK.length)), (c) => c.charCodeAt(0));
  const unpacked = await through(new DecompressionStream('deflate-raw'), bytes, CONTENT_MAX);
  const read = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(unpacked));
  if (!isTicket(read)) throw new Error('not a handover');
  return { content: read.content, giver: unplain(read.giver), receiver: unplain(read.receiver) };
}
