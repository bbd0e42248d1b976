// Names of posts and of the rights they hold, in the language shown; read once.
import { reactive } from 'vue';
import { get, type Schemas } from './api';
import { pick } from './i18n';

export const posts = reactive({ list: [] as Schemas['PostView'][], rights: [] as Schemas['RightView'][] });

export async function loadPosts(): Promise<void> {
  if (posts.list.length) return;
  try {
    const answer = await get<Schemas['PostList']>('/api/org/posts');
    posts.list = answer.items;
    posts.rights = answer.rights;
  } catch {
    // Codes are shown instead.
  }
}

const nameOf = (list: { code: string; name: string; name_en: string }[], code: string): string => {
  const found = list.find((one) => one.code === code);
  return found ? pick(found.name, found.name_en) : code;
};
export const postName = (code: string): string => nameOf(posts.list, code);
/** The post of a hat; the server's own word where the catalogue has none, or is not read yet. */
export const postOf = (hat: { post: string; post_name: string }): string =>
  posts.list.some((p) => p.code === hat.post) ? postName(hat.post) : hat.post_name;
export const rightName = (code: string): string => nameOf(posts.rights, code);
