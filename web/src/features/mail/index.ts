// The screens of mail.
import type { Feature } from '@/lib/feature';
import { t } from './texts';

const icon = {
  board: 'M3 4h18v12H3zM5 6v8h14V6zM8 20h8v-2H8z',
  scan: 'M3 5h2v14H3zm4 0h1v14H7zm3 0h3v14h-3zm5 0h1v14h-1zm3 0h3v14h-3z',
  items: 'M12 2 3 7v10l9 5 9-5V7zm0 2.3L18.2 8 12 11.4 5.8 8zM5 9.7l6 3.3v6.5l-6-3.3zm8 9.8V13l6-3.3v6.5z',
  accept: 'M4 4h16v4H4zm2 6h12v10H6zm4 2v2h4v-2z',
  bag: 'M7 7V5a5 5 0 0 1 10 0v2h3l1 15H3L4 7zm2 0h6V5a3 3 0 0 0-6 0z',
  hand: 'M2 12l5-5 4 3 3-1 6 5-2 3-3-2-1 3-3-1-1 2-4-3z',
  point: 'M12 2a7 7 0 0 1 7 7c0 5-7 13-7 13S5 14 5 9a7 7 0 0 1 7-7zm0 4a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  bus: 'M5 4h14a2 2 0 0 1 2 2v11h-2v2h-3v-2H8v2H5v-2H3V6a2 2 0 0 1 2-2zm0 3v5h14V7zm1 7v2h2v-2zm10 0v2h2v-2z',
  day: 'M7 2h2v2h6V2h2v2h4v18H3V4h4zm-2 8v10h14V10zm3 4h3v3H8z',
  alert: 'M12 2 1 21h22zm-1 7h2v6h-2zm0 8h2v2h-2z',
  plan: 'M4 5h6v4H4zm10 0h6v4h-6zM4 15h6v4H4zm10 0h6v4h-6zM10 6h4v2h-4zm-4 3h2v6H6zm4 7h4v2h-4z',
};

const page = (path: string, component: () => Promise<unknown>, permission = 'mail.read') => ({ path, component, meta: { permission } });

export default {
  routes: [
    page('/mail/board', () => import('./BoardPage.vue')),
    page('/mail/items', () => import('./ItemsPage.vue')),
    page('/mail/items/:id', () => import('./ItemPage.vue')),
    page('/mail/accept', () => import('./AcceptPage.vue'), 'mail.accept'),
    page('/mail/bags', () => import('./BagsPage.vue'), 'mail.bag'),
    page('/mail/bags/:id', () => import('./BagPage.vue')),
    page('/mail/waybills/:id', () => import('./WaybillPage.vue')),
    page('/mail/handovers', () => import('./HandoversPage.vue'), 'mail.handover'),
    page('/mail/handovers/:id', () => import('./HandoverPage.vue')),
    page('/mail/scan', () => import('./ScanPage.vue'), 'mail.handover'),
    page('/mail/pickup', () => import('./PickupPage.vue'), 'mail.deliver'),
    page('/mail/driver', () => import('./DriverPage.vue'), 'mail.drive'),
    page('/mail/days', () => import('./DaysPage.vue'), 'mail.day'),
    page('/mail/irregularities', () => import('./IrregularitiesPage.vue')),
    page('/mail/sort_plan', () => import('./SortPlanPage.vue'), 'mail.plan'),
    page('/mail/outbox', () => import('./OutboxPage.vue')),
    { path: '/t', component: () => import('./TrackPage.vue'), meta: { open: true } },
  ],
  menu: [
    { path: '/mail/board', icon: icon.board, title: () => t('board'), permission: 'mail.read', order: 10, phone: true },
    { path: '/mail/driver', icon: icon.bus, title: () => t('driver'), permission: 'mail.drive', order: 11, phone: true },
    { path: '/mail/scan', icon: icon.scan, title: () => t('scan'), permission: 'mail.handover', order: 12, phone: true },
    { path: '/mail/pickup', icon: icon.point, title: () => t('pickup'), permission: 'mail.deliver', order: 13, phone: true },
    { path: '/mail/accept', icon: icon.accept, title: () => t('accept'), permission: 'mail.accept', order: 14, phone: true },
    { path: '/mail/items', icon: icon.items, title: () => t('items'), permission: 'mail.read', order: 15, phone: true },
    { path: '/mail/bags', icon: icon.bag, title: () => t('bags'), permission: 'mail.bag', order: 16 },
    { path: '/mail/handovers', icon: icon.hand, title: () => t('handovers'), permission: 'mail.handover', order: 17, phone: true },
    { path: '/mail/irregularities', icon: icon.alert, title: () => t('irregularities'), permission: 'mail.read', order: 18 },
    { path: '/mail/days', icon: icon.day, title: () => t('days'), permission: 'mail.day', order: 19 },
    { path: '/mail/sort_plan', icon: icon.plan, title: () => t('sortPlan'), permission: 'mail.plan', order: 20 },
  ],
  homes: {
    driver: '/mail/driver', village_keeper: '/mail/pickup', acceptance_clerk: '/mail/accept', sorter: '/mail/bags',
    station_head: '/mail/scan', postal_liaison: '/mail/handovers', customer_service: '/mail/items', system_admin: '/org/people',
    security_admin: '/org/people', audit_admin: '/org/audit',
  },
} satisfies Feature;
