// A post as it is being filled in, and as it is sent.
import { serviceDate } from '@/lib/format';
import { posts } from '@/lib/posts';

export interface PostForm {
  organisation: string;
  unit: string;
  post: string;
  from_day: string;
  nodes: string[];
}
export const blankPost = (): PostForm => ({
  organisation: '',
  unit: '0',
  post: '',
  from_day: serviceDate(),
  nodes: [],
});

/** Nodes go with posts that work at some. */
export function asSent(form: PostForm): PostForm {
  const atNodes = posts.list.find((p) => p.code === form.post)?.reach === 'node';
  return { ...form, nodes: atNodes ? form.nodes : [] };
}
