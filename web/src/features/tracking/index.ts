// The screens of tracking: terminals with their connections, codes and commands.
import type { Feature } from '@/lib/feature';
import { textsOf } from '@/lib/i18n';
import { TITLES } from './titles';

const t = textsOf(TITLES);

const icon = 'M7 2h10v20H7zm2 2v13h6V4zm3 14.500a1 1 0 1 0 0 2 1 1 0 0 0 0-2z';

export default {
  routes: [
    {
      path: '/tracking/terminals',
      component: () => import('./TerminalsPage.vue'),
      meta: { permission: 'tracking.read' },
    },
  ],
  menu: [{ path: '/tracking/terminals', icon, title: () => t('terminals'), permission: 'tracking.read', order: 39.9 }],
} satisfies Feature;
