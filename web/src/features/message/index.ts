// What somebody has to do, and what somebody has to know.
import type { Feature } from '@/lib/feature';
import { kindName, t } from './texts';

const ICON_TASKS = 'M9 16.200 4.800 12l-1.400 1.400L9 19 21 7l-1.400-1.400zM3 4h12v2H3zm0 4h8v2H3z';
const ICON_NOTICES = 'M3 10v4h4l6 5V5L7 10zm13-1.500v7a4 4 0 0 0 0-7zM16 3v2.200a7 7 0 0 1 0 13.600V21a9 9 0 0 0 0-18z';

export default {
  routes: [
    { path: '/message/tasks', component: () => import('./TasksPage.vue'), meta: { permission: 'message.read' } },
    { path: '/message/notices', component: () => import('./NoticesPage.vue'), meta: { permission: 'message.read' } },
  ],
  menu: [
    { path: '/message/tasks', icon: ICON_TASKS, title: () => t('tasks'), permission: 'message.read', order: 5 },
    { path: '/message/notices', icon: ICON_NOTICES, title: () => t('notices'), permission: 'message.read', order: 6 },
  ],
  word: (name) => kindName(name) || undefined,
} satisfies Feature;
