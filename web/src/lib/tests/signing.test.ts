// The device key signs what a handover says, in the browser's vault or, where that lacks Ed25519, from a seed.
import 'fake-indexeddb/auto';
import * as noble from '@noble/ed25519';
import { beforeEach, expect, test, vi } from 'vitest';
import { forgetKey, sign } from '../signing';

interface Registered {
  public_key: string;
  proof: string;
}
let registered: Registered[];
const bytes = (base64: string) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
const verify = (signature: string, text: string, key: string) =>
  noble.verifyAsync(bytes(signature), new TextEncoder().encode(text), bytes(key));

beforeEach(async () => {
  registered = [];
  await forgetKey('7');
  vi.restoreAllMocks();
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    registered.push(JSON.parse(init.body as string) as Registered);
    return new Response(JSON.stringify({ id: '99' }));
  });
});

async function signsOnce() {
  const first = await sign('7', '{"bags":[1]}');
  await sign('7', '{"bags":[2]}');
  const [key] = registered;
  expect(registered.length).toBe(1);
  expect(first.key).toBe(99n);
  expect(await verify(first.signature, '{"bags":[1]}', key!.public_key)).toBe(true);
  expect(await verify(first.signature, '{"bags":[2]}', key!.public_key)).toBe(false);
  expect(await verify(key!.proof, `yidao-key-1 7 ${key!.public_key}`, key!.public_key)).toBe(true);
}

test('a key of the browser is registered once and signs', signsOnce);

test('without Ed25519 in the browser a seed does the same', async () => {
  const missing = vi.spyOn(crypto.subtle, 'generateKey').mockRejectedValue(new Error('not supported'));
  await signsOnce();
  expect(missing).toHaveBeenCalled();
});
