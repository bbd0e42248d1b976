// Names of posts in the language shown, read once.
import { reactive } from 'vue';
import { get, type Schemas } from './api';
import { pick } from './i18n';

export const posts = reactive({ list: [] as Schemas['PostView'][] });

export async function loadPosts(): Promise<void> {
  if (posts.list.length) return;
  try {
    posts.list = (await get<Schemas['PostList']>('/api/org/posts')).items;
  } catch {
    // Codes are shown instead.
  }
}

export function postName(code: string): string {
  const found = posts.list.find((p) => p.code === code);
  return found ? pick(found.name, found.name_en) : code;
}
