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

async function through(stream: CompressionStream | DecompressionStream, bytes: Uint8Array): Promise<Uint8Array> {
  const out = new Blob([bytes as BlobPart])
    .stream()
    .pipeThrough(stream as ReadableWritablePair<Uint8Array, Uint8Array>);
  return new Uint8Array(await new Response(out).arrayBuffer());
}

const plain = (s: Signature | undefined) => s && { key: String(s.key), signature: s.signature };
const whole = (s: { key: string; signature: string } | undefined) =>
  s && { key: BigInt(s.key), signature: s.signature };

export async function pack(ticket: Ticket): Promise<string> {
  const text = JSON.stringify({
    content: ticket.content,
    giver: plain(ticket.giver),
    receiver: plain(ticket.receiver),
  });
  const bytes = await through(new CompressionStream('deflate-raw'), new TextEncoder().encode(text));
  return MARK + btoa(String.fromCharCode(...bytes));
}

/** Throws when the text is not a ticket. */
export async function unpack(text: string): Promise<Ticket> {
  if (!text.startsWith(MARK)) throw new Error('not a handover');
  const bytes = Uint8Array.from(atob(text.slice(MARK.length)), (c) => c.charCodeAt(0));
  const read = JSON.parse(new TextDecoder().decode(await through(new DecompressionStream('deflate-raw'), bytes)));
  return { content: read.content, giver: whole(read.giver), receiver: whole(read.receiver) };
}
