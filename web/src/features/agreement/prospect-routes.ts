// The screens of talks and of hand-over points in the menu.
import { entriesOf, pagesOf } from '@/lib/feature';
import { textsOf } from '@/lib/i18n';
import { TITLES } from './titles';

const t = textsOf(TITLES);
const icon = {
  prospects: 'M3 4h5v16H3zm7 0h5v11h-5zm7 0h4v7h-4z',
  funnel: 'M3 4h18l-7 8v8l-4-2v-6z',
  interfaces: 'M4 5h6v6H4zm10 8h6v6h-6zM10 7h7v5h-2V9h-5zm4 10H7v-5h2v3h5z',
};
const page = pagesOf('agreement', 'agreement.talks');
const entry = entriesOf('agreement', 'agreement.talks', icon, t);

export const TALK_ROUTES = [
  page('prospects', () => import('./ProspectsPage.vue')),
  page('prospects/stages', () => import('./ProspectStagesPage.vue')),
  page('prospects/:id', () => import('./ProspectPage.vue')),
  page('funnel', () => import('./ProspectFunnelPage.vue')),
  page('interfaces', () => import('./InterfacesPage.vue'), 'agreement.interfaces'),
];
export const TALK_MENU = [
  entry('prospects', 'prospects', 59),
  entry('funnel', 'funnel', 59.4),
  entry('interfaces', 'interfaces', 60.8, 'agreement.interfaces'),
];
