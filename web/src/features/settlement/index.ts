// The screens of settling: statements with what is behind them, the books, and a period under another version.
import { entriesOf, pagesOf, type Feature } from '@/lib/feature';
import { textsOf } from '@/lib/i18n';
import { TITLES } from './titles';

const t = textsOf(TITLES);
const icon = {
  statements: 'M6 2h9l5 5v15H6zm8 1.500V8h4.500zM9 12h8v2H9zm0 4h8v2H9z',
  payments: 'M3 6h18v12H3zm2 4v6h14v-6zm0-2h14V8H5zm2 5h5v1.500H7z',
  nettings: 'M7 7h10V4l5 5-5 5v-3H7zm10 10H7v3l-5-5 5-5v3h10z',
  cod: 'M3 6h18v12H3zm9 3a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  losses: 'M12 2 2 21h20zm-1 7h2v6h-2zm0 8h2v2h-2z',
  ledger: 'M5 3h13a1 1 0 0 1 1 1v17H6a2 2 0 0 1-2-2V4a1 1 0 0 1 1-1zm2 4v2h9V7zm0 4v2h9v-2z',
  attainment: 'M9 16.200 4.800 12l-1.400 1.400L9 19 21 7l-1.400-1.400z',
  replay: 'M12 5V1L6 6l6 5V7a5 5 0 1 1-5 5H5a7 7 0 1 0 7-7z',
};
const page = pagesOf('settlement', 'settlement.read');
const entry = entriesOf('settlement', 'settlement.read', icon, t);

export default {
  routes: [
    page('statements', () => import('./StatementsPage.vue')),
    page('statements/:id', () => import('./StatementPage.vue')),
    page('statements/:id/comparison', () => import('./ComparisonPage.vue')),
    page('payments', () => import('./PaymentsPage.vue')),
    page('nettings', () => import('./NettingsPage.vue')),
    page('cod', () => import('./CodPage.vue')),
    page('losses', () => import('./LossesPage.vue')),
    page('losses/:id', () => import('./LossPage.vue')),
    page('ledger', () => import('./LedgerPage.vue'), 'settlement.books'),
    page('attainment', () => import('./AttainmentPage.vue')),
    page('replay', () => import('./ReplayPage.vue'), 'settlement.replay'),
  ],
  menu: [
    entry('statements', 'statements', 60),
    entry('payments', 'payments', 60.1),
    entry('nettings', 'nettings', 60.12),
    entry('cod', 'cod', 60.13),
    entry('losses', 'losses', 60.15),
    entry('ledger', 'ledger', 60.2, 'settlement.books'),
    entry('attainment', 'attainment', 60.3),
    entry('replay', 'replay', 60.4, 'settlement.replay'),
  ],
} satisfies Feature;
