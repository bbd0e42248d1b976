// The saved views of a screen and how its lists stand, read from the server once for all who ask.
import { get, post, type Schemas } from './api';
import { reactive } from 'vue';

export type View = Schemas['SavedView'];
const known = reactive({ screen: '', all: [] as View[] });
let reading: Promise<void> | undefined;

async function read(screen: string) {
  const answer = await get<Schemas['SavedViewList']>('/api/org/views', { screen }).catch(() => undefined);
  known.screen = screen;
  known.all = answer?.items ?? [];
}
/** What the server keeps for this screen; asked anew when another screen was shown, or when `anew`. */
export async function viewsOf(screen: string, anew = false): Promise<View[]> {
  if (anew || !reading || known.screen !== screen) {
    known.screen = screen;
    reading = read(screen);
  }
  await reading;
  return known.screen === screen ? known.all : [];
}

/** How the person wants the columns of the list `name`, "" when never said. */
export async function layoutOf(screen: string, name: string): Promise<string> {
  return (await viewsOf(screen)).find((view) => view.is_layout && view.name === name)?.query ?? '';
}
export async function keepLayout(screen: string, name: string, query: string) {
  await post('/api/org/views', { screen, name, query, is_layout: true });
  if (known.screen === screen) reading = undefined;
}
