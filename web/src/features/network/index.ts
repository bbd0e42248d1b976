// The screens of the network: nodes, map, lines with trips, markets, timetable files.
import type { Feature } from '@/lib/feature';
import { t } from './texts';

const icon = {
  nodes: 'M12 2a7 7 0 0 1 7 7c0 5-7 13-7 13S5 14 5 9a7 7 0 0 1 7-7zm0 4a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  map: 'M9 3 3 5v16l6-2 6 2 6-2V3l-6 2zm0 3 6 2v10l-6-2z',
  lines: 'M5 3h4v4H8v3h8V7h-1V3h4v4h-1v5h-5v5h1v4h-4v-4h1v-5H6V7H5z',
  markets: 'M3 4h18l1 6h-2v10H4V10H2zm3 6v8h5v-5h4v5h3v-8z',
  feeds: 'M11 3h2v9l3-3 1.500 1.500L12 16l-5.500-5.500L8 9l3 3zM4 18h16v3H4z',
};
const page = (path: string, component: () => Promise<unknown>, permission = 'network.read') => ({
  path,
  component,
  meta: { permission },
});
const entry = (name: keyof typeof icon, order: number, permission = 'network.read') => ({
  path: `/network/${name}`,
  icon: icon[name],
  title: () => t(name),
  permission,
  order,
});

export default {
  routes: [
    page('/network/nodes', () => import('./NodesPage.vue')),
    {
      path: '/network/nodes/:id',
      redirect: (to) => ({ path: '/network/nodes', query: { open: String(to.params.id) } }),
    },
    page('/network/map', () => import('./MapPage.vue')),
    page('/network/lines', () => import('./LinesPage.vue')),
    {
      path: '/network/lines/:id',
      redirect: (to) => ({ path: '/network/lines', query: { line: String(to.params.id) } }),
    },
    page('/network/markets', () => import('./MarketsPage.vue')),
    page('/network/feeds', () => import('./FeedsPage.vue'), 'network.import'),
  ],
  menu: [
    entry('nodes', 40),
    entry('map', 41),
    entry('lines', 42),
    entry('markets', 43),
    entry('feeds', 44, 'network.import'),
  ],
} satisfies Feature;
