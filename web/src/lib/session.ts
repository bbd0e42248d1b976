// Who is signed in, in which hat, and what that hat may do.
import { door, get, knock, Offline, post, type Schemas } from '@/lib/api';
import { live, startLive, stopLive } from '@/lib/live';
import { keepSending, setOwner } from '@/lib/outbox';
import { computed, reactive } from 'vue';

export type Me = Schemas['Me'];

export const session = reactive({ me: undefined as Me | undefined, asking: false, offline: false });
const REMEMBERED = 'me';
const AGAIN_MS = 15_000;

function begin(me: Me) {
  session.me = me;
  session.offline = false;
  door.csrf = me.csrf;
  localStorage.setItem(REMEMBERED, JSON.stringify(me));
  setOwner(me.person);
  startLive();
  keepSending();
}

/** Goes on with the person last known on this device until the network is back. */
function goOnWithoutNetwork() {
  const remembered = localStorage.getItem(REMEMBERED);
  if (!remembered) return;
  session.me = JSON.parse(remembered) as Me;
  session.offline = true;
  live.state = 'offline';
  door.csrf = session.me.csrf;
  setOwner(session.me.person);
  const again = () => void (session.offline && restore());
  addEventListener('online', again, { once: true });
  setTimeout(again, AGAIN_MS); // a phone may think that it has network while the server is out of reach
}

/** Finds the session that the cookie names. */
export async function restore(): Promise<void> {
  const again = door.signInAgain;
  if (!session.me) door.signInAgain = undefined; // a stranger goes to the sign-in page, not to a dialog
  try {
    begin(await get<Me>('/api/auth/me'));
  } catch (error) {
    if (error instanceof Offline) goOnWithoutNetwork();
  } finally {
    door.signInAgain = again;
  }
}

export async function signIn(login: string, password: string, totp: string, scanner: boolean) {
  begin(await knock<Me>('/api/auth/login', { login, password, totp, scanner }));
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
