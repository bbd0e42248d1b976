// How many tasks and notices wait for the hat worn: the numbers in the shell, renewed by the news.
import { reactive } from 'vue';
import { get, type Schemas } from './api';
import { onNews, throttled } from './live';
import { session } from './session';

export const inbox = reactive({ tasks: 0, notices: 0 });

export async function recountInbox(): Promise<void> {
  if (!session.me?.hat.permissions.includes('message.read')) return void Object.assign(inbox, { tasks: 0, notices: 0 });
  try {
    Object.assign(inbox, await get<Schemas['Waiting']>('/api/message/waiting'));
  } catch {
    // The numbers are a comfort; the inbox itself says what is wrong.
  }
}

const soon = throttled(() => void recountInbox(), 3000);
onNews((news) => news.type.startsWith('message.') && soon());
