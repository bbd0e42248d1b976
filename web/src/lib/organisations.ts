// Names of the companies and offices that take part, read once.
import { reactive } from 'vue';
import { get, type Schemas } from './api';

export const organisations = reactive({ list: [] as Schemas['Organisation'][], units: [] as Schemas['Unit'][] });

export async function loadOrganisations(): Promise<void> {
  if (organisations.list.length) return;
  try {
    const { items, units } = await get<Schemas['OrganisationList']>('/api/org/organisations');
    Object.assign(organisations, { list: items, units: units ?? [] });
  } catch {
    // Names are a comfort: keys are shown instead.
  }
}

export const organisationName = (id: string | undefined): string => {
  const found = organisations.list.find((o) => o.id === id);
  return found ? found.short_name || found.name : id && id !== '0' ? `#${id.slice(-5)}` : '–';
};
