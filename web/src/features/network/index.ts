// The screens of the network: nodes, map, lines with trips, markets, timetable files.
import { get, type Schemas } from '@/lib/api';
import { entriesOf, pagesOf, type Feature } from '@/lib/feature';
import { textsOf } from '@/lib/i18n';
import { TITLES } from './titles';

const t = textsOf(TITLES);
const icon = {
  nodes: 'M12 2a7 7 0 0 1 7 7c0 5-7 13-7 13S5 14 5 9a7 7 0 0 1 7-7zm0 4a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  map: 'M9 3 3 5v16l6-2 6 2 6-2V3l-6 2zm0 3 6 2v10l-6-2z',
  lines: 'M5 3h4v4H8v3h8V7h-1V3h4v4h-1v5h-5v5h1v4h-4v-4h1v-5H6V7H5z',
  mail_routes: 'M6 3a3 3 0 0 1 1 5.800V15a2 2 0 0 0 2 2h6.200a3 3 0 1 1 0 2H9a4 4 0 0 1-4-4V8.800A3 3 0 0 1 6 3z',
  serviceCalendars: 'M7 2h2v2h6V2h2v2h4v18H3V4h4zm-2 8v10h14V10zm3 3h3v3H8z',
  markets: 'M3 4h18l1 6h-2v10H4V10H2zm3 6v8h5v-5h4v5h3v-8z',
  roads: 'M8 3h2L8 21H3zm6 0h2l5 18h-5zm-3 1h2v4h-2zm0 6h2v4h-2zm0 6h2v5h-2z',
  feeds: 'M11 3h2v9l3-3 1.500 1.500L12 16l-5.500-5.500L8 9l3 3zM4 18h16v3H4z',
};
const page = pagesOf('network', 'network.read');
const entry = entriesOf('network', 'network.read', icon, t);

export default {
  routes: [
    page('nodes', () => import('./NodesPage.vue')),
    {
      path: '/network/nodes/:id',
      redirect: (to) => ({ path: '/network/nodes', query: { open: String(to.params.id) } }),
    },
    page('map', () => import('./MapPage.vue')),
    page('lines', () => import('./LinesPage.vue')),
    {
      path: '/network/lines/:id',
      redirect: (to) => ({ path: '/network/lines', query: { line: String(to.params.id) } }),
    },
    page('calendars', () => import('./CalendarsPage.vue')),
    page('mail_routes', () => import('./MailRoutesPage.vue')),
    page('markets', () => import('./MarketsPage.vue')),
    page('feeds', () => import('./FeedsPage.vue'), 'network.import'),
    page('roads', () => import('./RoadsPage.vue'), 'network.import'),
  ],
  menu: [
    entry('nodes', 'nodes', 40),
    entry('map', 'map', 41),
    entry('lines', 'lines', 42),
    entry('mail_routes', 'mail_routes', 42.5),
    entry('markets', 'markets', 43),
    entry('serviceCalendars', 'calendars', 43.5),
    entry('feeds', 'feeds', 44, 'network.import'),
    entry('roads', 'roads', 44.5, 'network.import'),
  ],
  steps: [
    {
      key: 'nodes',
      order: 10,
      title: () => t('stepNodes'),
      hint: () => t('stepNodesHint'),
      path: '/network/nodes',
      permission: 'network.edit',
      reads: 'network.read',
      isDone: async () => (await get<Schemas['NodeList']>('/api/network/nodes')).nodes.length > 1, // it takes two
    },
    {
      key: 'lines',
      order: 20,
      title: () => t('stepLines'),
      hint: () => t('stepLinesHint'),
      path: '/network/feeds',
      permission: 'network.import',
      reads: 'network.read',
      isDone: async () => (await get<Schemas['LineList']>('/api/network/lines')).lines.length > 0,
    },
  ],
} satisfies Feature;
