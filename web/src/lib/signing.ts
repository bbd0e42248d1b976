// The person's signing key on this device: made here, kept here, never sent.
import Dexie, { type Table } from 'dexie';
import * as noble from '@noble/ed25519';
import { post } from './api';
import { device } from './outbox';

interface KeyRow {
  person: string;
  id: string;
  private?: CryptoKey;
  seed?: Uint8Array;
}

class Keys extends Dexie {
  keys!: Table<KeyRow, string>;
  constructor() {
    super('yidao-keys');
    this.version(1).stores({ keys: 'person' });
  }
}
const store = new Keys();

export function toBase64(bytes: ArrayBuffer | Uint8Array): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes as ArrayBuffer)));
}

const encode = (text: string) => new TextEncoder().encode(text);

/** A new key pair: inside the browser's vault where it can, as a seed in this origin's database otherwise. */
async function makeKey(): Promise<{ row: Omit<KeyRow, 'person' | 'id'>; publicKey: Uint8Array }> {
  try {
    const pair = (await crypto.subtle.generateKey({ name: 'Ed25519' }, false, ['sign', 'verify'])) as CryptoKeyPair;
    return {
      row: { private: pair.privateKey },
      publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)),
    };
  } catch {
    const seed = noble.utils.randomPrivateKey();
    return { row: { seed }, publicKey: await noble.getPublicKeyAsync(seed) };
  }
}

async function signWith(row: Omit<KeyRow, 'person' | 'id'>, text: string): Promise<string> {
  if (row.private) return toBase64(await crypto.subtle.sign({ name: 'Ed25519' }, row.private, encode(text)));
  return toBase64(await noble.signAsync(encode(text), row.seed!));
}

/** The device's key of a person; made and registered at the first use (needs the network once). */
async function keyOf(person: string): Promise<KeyRow> {
  const known = await store.keys.get(person);
  if (known) return known;
  const { row, publicKey } = await makeKey();
  const public_key = toBase64(publicKey);
  const proof = await signWith(row, `yidao-key-1 ${person} ${public_key}`);
  const { id } = await post<{ id: string }>('/api/auth/keys', { public_key, device, proof });
  const made = { person, id, ...row };
  await store.keys.put(made);
  return made;
}

/** Makes sure that this device can sign for the person, before the network goes away. */
export const prepareKey = async (person: string) => (await keyOf(person)).id;
export const forgetKey = (person: string) => store.keys.delete(person);

export async function sign(person: string, content: string): Promise<{ key: bigint; signature: string }> {
  const key = await keyOf(person);
  return { key: BigInt(key.id), signature: await signWith(key, content) };
}

export async function digestOf(content: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', encode(content)));
  return [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');
}
