// The screens of the monitor: where everything is now, the runs of the day, alerts with their rules, punctuality.
import { entriesOf, pagesOf, type Feature } from '@/lib/feature';
import { textsOf } from '@/lib/i18n';
import { TITLES } from './titles';

const t = textsOf(TITLES);
const icon = {
  live: 'M12 2a7 7 0 0 1 7 7c0 5-7 13-7 13S5 14 5 9a7 7 0 0 1 7-7zm0 4a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  runs: 'M4 6h2v2H4zm4 0h12v2H8zm-4 5h2v2H4zm4 0h12v2H8zm-4 5h2v2H4zm4 0h8v2H8z',
  alerts: 'M12 2a6 6 0 0 1 6 6v5l2 4H4l2-4V8a6 6 0 0 1 6-6zm-2 17h4a2 2 0 0 1-4 0z',
  rules: 'M4 5h16v2H4zm0 6h10v2H4zm0 6h7v2H4zm12-3 4 4-4 4-1.400-1.400L16.200 19H13v-2h3.200l-1.600-1.600z',
  accuracy: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zm0 4a5 5 0 1 0 0 10 5 5 0 0 0 0-10zm0 3a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
  shares:
    'M18 2a3 3 0 1 1-2.600 4.500L8.800 10a3 3 0 0 1 0 4l6.600 3.500-1 1.700-6.600-3.600a3 3 0 1 1 0-7.200l6.700-3.700z',
  punctuality: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zm-1 4v6l5 3 1-1.700-4-2.300V7z',
};
const page = pagesOf('monitor', 'monitor.read');
const entry = entriesOf('monitor', 'monitor.read', icon, t);

export default {
  routes: [
    page('live', () => import('./LivePage.vue')),
    page('runs', () => import('./RunsPage.vue')),
    page('runs/:id', () => import('./RunPage.vue')),
    page('alerts', () => import('./AlertsPage.vue')),
    page('rules', () => import('./RulesPage.vue')),
    page('punctuality', () => import('./ReportPage.vue')),
    page('accuracy', () => import('./AccuracyPage.vue')),
    page('shares', () => import('./SharesPage.vue'), 'monitor.share'),
    { path: '/share', component: () => import('./SharePage.vue'), meta: { open: true } },
  ],
  menu: [
    entry('live', 'live', 39),
    entry('runs', 'runs', 39.2),
    entry('alerts', 'alerts', 39.4),
    entry('rules', 'rules', 39.6, 'monitor.rules'),
    entry('shares', 'shares', 39.7, 'monitor.share'),
    entry('punctuality', 'punctuality', 39.8),
    entry('accuracy', 'accuracy', 39.85),
  ],
} satisfies Feature;
