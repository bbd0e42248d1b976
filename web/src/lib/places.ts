// Names of nodes by key, read once and kept on the device for work without network.
import { get, type Schemas } from './api';
import { reactive } from 'vue';

export type Place = Schemas['Node'];
export const places = reactive({ list: [] as Place[] });
const KEY = 'places';

export async function loadPlaces(): Promise<void> {
  if (places.list.length) return;
  places.list = JSON.parse(localStorage.getItem(KEY) ?? '[]') as Place[];
  try {
    const { nodes } = await get<Schemas['NodeList']>('/api/network/nodes');
    places.list = nodes;
    localStorage.setItem(KEY, JSON.stringify(nodes));
  } catch {
    // What was kept serves on.
  }
}

export const placeName = (id: string | undefined): string =>
  places.list.find((p) => p.id === id)?.name ?? (id && id !== '0' ? `#${id.slice(-5)}` : '–');
