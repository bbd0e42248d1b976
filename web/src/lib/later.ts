// An act that must not wait for the network: done now when the server answers, kept for later when it does not.
import { Offline, post } from './api';
import { put } from './outbox';
import { uuidv7 } from './uuid';

/** One id for both ways, so that an answer that was lost on the way has one effect. Throws what the server refuses. */
export async function postOrLater<T>(path: string, body: object, label: string): Promise<T | 'later'> {
  const id = uuidv7();
  try {
    return await post<T>(path, body, id);
  } catch (problem) {
    if (!(problem instanceof Offline)) throw problem;
    await put(path, body, label, 'POST', id);
    return 'later';
  }
}
