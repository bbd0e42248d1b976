// The screens of costs: budgets, expenses, what the nightly rules found, what things cost, what the cooperation gains.
import { entriesOf, pagesOf, type Feature } from '@/lib/feature';
import { textsOf } from '@/lib/i18n';
import { TITLES } from './titles';

const t = textsOf(TITLES);
const icon = {
  budgets: 'M3 5h18v3H3zm0 5h12v3H3zm0 5h16v3H3z',
  expenses: 'M6 2h12v20l-3-2-3 2-3-2-3 2zm3 5v2h6V7zm0 4v2h6v-2z',
  anomalies: 'M10 3a7 7 0 0 1 5.600 11.200l5 5-1.400 1.400-5-5A7 7 0 1 1 10 3zm-1 3v5h2V6zm0 6v2h2v-2z',
  analysis: 'M4 20V10h4v10zm6 0V4h4v16zm6 0v-7h4v7z',
  benefit: 'M12 3v18M5 8h14M5 8l-3 6h6zm14 0-3 6h6zM8 20h8v1H8z',
};
const page = pagesOf('cost', 'cost.read');
const entry = entriesOf('cost', 'cost.read', icon, t);

export default {
  routes: [
    page('budgets', () => import('./BudgetsPage.vue')),
    page('expenses', () => import('./ExpensesPage.vue')),
    page('anomalies', () => import('./AnomaliesPage.vue'), 'cost.audit'),
    page('analysis', () => import('./AnalysisPage.vue')),
    page('benefit', () => import('./BenefitPage.vue')),
  ],
  menu: [
    entry('budgets', 'budgets', 61),
    entry('expenses', 'expenses', 61.1),
    entry('anomalies', 'anomalies', 61.2, 'cost.audit'),
    entry('analysis', 'analysis', 61.3),
    entry('benefit', 'benefit', 61.4),
  ],
} satisfies Feature;
