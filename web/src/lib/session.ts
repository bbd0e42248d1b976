// Who is signed in, in which hat, and what that hat may do.
import { door, get, post, type Schemas } from '@/lib/api';
import { startLive, stopLive } from '@/lib/live';
import { keepSending } from '@/lib/outbox';
import { computed, reactive } from 'vue';

export type Me = Schemas['Me'];

export const session = reactive({ me: undefined as Me | undefined, asking: false, offline: false });
const REMEMBERED = 'me';

function begin(me: Me) {
  session.me = me;
  session.offline = false;
  door.csrf = me.csrf;
  localStorage.setItem(REMEMBERED, JSON.stringify(me));
  startLive();
  keepSending();
}

/** Finds the session that the cookie names. Without network the last one known on this device goes on. */
export async function restore(): Promise<void> {
  try {
    begin(await get<Me>('/api/auth/me'));
  } catch (error) {
    const remembered = localStorage.getItem(REMEMBERED);
    if ((error as Error).constructor.name === 'Offline' && remembered) {
      session.me = JSON.parse(remembered) as Me;
      session.offline = true;
    }
  }
}

export async function signIn(login: string, password: string, totp: string, scanner: boolean) {
  begin(await post<Me>('/api/auth/login', { login, password, totp, scanner }));
}

export async function signOut() {
  await post('/api/auth/logout');
  stopLive();
  localStorage.removeItem(REMEMBERED);
  session.me = undefined;
}

export async function wear(hat: string) {
  begin(await post<Me>('/api/auth/hat', { hat }));
}

export const may = (permission: string) => !permission || !!session.me?.hat.permissions.includes(permission);
export const hat = computed(() => session.me?.hat);
/** Where the person works: the first node of the hat, "" for those who see the whole county. */
export const homeNode = computed(() => session.me?.hat.nodes[0] ?? '');

let release: (() => void) | undefined;
door.signInAgain = () => {
  session.asking = true;
  return new Promise<void>((done) => (release = done));
};
export function signedInAgain() {
  session.asking = false;
  release?.();
}
