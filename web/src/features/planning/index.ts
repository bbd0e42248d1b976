// The screens of planning: the day's plan, its board, what stays, changes, vehicle orders, and what came of it.
import { entriesOf, pagesOf, type Feature } from '@/lib/feature';
import { textsOf } from '@/lib/i18n';
import { TITLES } from './titles';

const t = textsOf(TITLES);
const icon = {
  dayPlan: 'M7 2h2v2h6V2h2v2h4v18H3V4h4zm-2 8v10h14V10zm3 2h8v2H8zm0 4h5v2H8z',
  planBoard: 'M3 4h18v4H3zm0 6h8v10H3zm10 0h8v4h-8zm0 6h8v4h-8z',
  refusals: 'M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20zm-1 5v7h2V7zm0 9v2h2v-2z',
  changes: 'M7 4v3h11v2H7v3L3 8zm10 8 4 4-4 4v-3H6v-2h11z',
  orders: 'M3 5h12v3h3l3 4v5h-2a3 3 0 0 1-6 0H9a3 3 0 0 1-6 0zm12 5v3h4l-2-3z',
  duties: 'M12 3a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4 21c0-5 4-8 8-8s8 3 8 8z',
  planMap: 'M9 3 3 5v16l6-2 6 2 6-2V3l-6 2zm0 3 6 2v10l-6-2z',
  vehicles: 'M3 4h8v3H3zm11 0h7v3h-7zM3 10h5v3H3zm8 0h10v3H11zM3 16h11v3H3z',
  forecasts: 'M3 19h18v2H3zm1-4 5-6 4 3 6-8 2 1-7 10-5-3-4 5z',
  inspections: 'M5 3h14v18H5zm2 2v14h10V5zm1.500 4.500L10 8l1.500 1.500L15 6l1.500 1.500-5 5zM8.500 15h7v2h-7z',
  redRisks: 'M12 2 1 21h22zm-1 7h2v6h-2zm0 8h2v2h-2z',
  settings: 'M4 6h9v2H4zm13 0h3v2h-3zm-2-2h2v6h-2zM4 16h3v2H4zm7 0h9v2h-9zm-2-2h2v6H9z',
  requests: 'M4 4h16v12H9l-5 4zm4 4v2h8V8zm0 3v2h5v-2z',
  baggage: 'M8 6V3h8v3h4v15H4V6zm2-1v1h4V5zm-2 5v7h2v-7zm6 0v7h2v-7z',
  actual: 'M4 20V4h2v14h15v2zm4-4v-5h3v5zm5 0V6h3v10zm5 0V9h3v7z',
};
const page = pagesOf('planning', 'planning.read');
const entry = entriesOf('planning', 'planning.read', icon, t);

export default {
  routes: [
    page('day', () => import('./DayPage.vue')),
    page('board', () => import('./PlanBoardPage.vue')),
    page('map', () => import('./PlanMapPage.vue')),
    page('forecast', () => import('./ForecastPage.vue')),
    page('inspections', () => import('./InspectionsPage.vue'), 'planning.duty'),
    page('red_risks', () => import('./RedRisksPage.vue'), 'planning.duty'),
    page('settings', () => import('./SettingsPage.vue')),
    page('vans', () => import('./VansPage.vue')),
    page('fleet', () => import('./FleetPage.vue')),
    page('vehicle_types', () => import('./VehicleTypesPage.vue')),
    page('vehicles', () => import('./VehiclesPage.vue')),
    page('refusals', () => import('./RefusalsPage.vue')),
    page('changes', () => import('./ChangesPage.vue')),
    page('changes/new', () => import('./ChangePage.vue'), 'planning.plan'),
    page('check', () => import('./CheckPage.vue'), 'planning.plan'),
    page('reserves', () => import('./ReservesPage.vue')),
    page('reserve_table', () => import('./ReserveTablePage.vue')),
    page('ticket_sales', () => import('./TicketSalesPage.vue')),
    page('requests', () => import('./RequestsPage.vue'), 'planning.duty'),
    page('orders', () => import('./OrdersPage.vue'), 'planning.duty'),
    page('duties', () => import('./DutiesPage.vue'), 'planning.duty'),
    page('actual', () => import('./ActualPage.vue')),
  ],
  menu: [
    entry('dayPlan', 'day', 32),
    entry('planBoard', 'board', 33),
    entry('planMap', 'map', 33.5),
    entry('vehicles', 'vehicles', 33.8),
    entry('refusals', 'refusals', 34),
    entry('changes', 'changes', 35),
    entry('requests', 'requests', 35.5, 'planning.duty'),
    entry('orders', 'orders', 36, 'planning.duty'),
    entry('duties', 'duties', 37, 'planning.duty'),
    entry('inspections', 'inspections', 37.3, 'planning.duty'),
    entry('redRisks', 'red_risks', 37.6, 'planning.duty'),
    entry('actual', 'actual', 38),
    entry('forecasts', 'forecast', 38.3),
    entry('baggage', 'reserves', 38.4),
    entry('settings', 'settings', 38.6, 'planning.settings'),
  ],
} satisfies Feature;
