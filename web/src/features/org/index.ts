// People, their posts, what waits for a second pair of eyes, and the audit book.
import { get, type Schemas } from '@/lib/api';
import type { Feature } from '@/lib/feature';
import { t } from './texts';

const ICON_PEOPLE = 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zm0 10c4.400 0 8 2 8 4.500V20H4v-1.500C4 16 7.600 14 12 14z';
const ICON_POSTS = 'M4 4h7v7H4zm9 0h7v7h-7zM4 13h7v7H4zm9 2h7v2h-7zm0 3h5v2h-5z';
const ICON_UNITS = 'M10 3h4v4h-1v3h6v4h1v4h-4v-4h1v-2h-4v2h1v4h-4v-4h1v-2H7v2h1v4H4v-4h1v-4h6V7h-1z';
const ICON_AUDIT = 'M6 2h9l5 5v15H4V2zm8 2v4h4zM8 11v2h8v-2zm0 4v2h8v-2z';

export default {
  routes: [
    { path: '/org/people', component: () => import('./PeoplePage.vue'), meta: { permission: 'org.read' } },
    { path: '/org/people/:person', component: () => import('./PersonPage.vue'), meta: { permission: 'org.read' } },
    { path: '/org/posts', component: () => import('./PostsPage.vue'), meta: { permission: 'org.read' } },
    { path: '/org/units', component: () => import('./OrganisationsPage.vue'), meta: { permission: 'org.read' } },
    { path: '/org/account', component: () => import('./AccountPage.vue') },
    { path: '/org/audit', component: () => import('./AuditPage.vue'), meta: { permission: 'audit.read' } },
  ],
  menu: [
    { path: '/org/people', icon: ICON_PEOPLE, title: () => t('people'), permission: 'org.read', order: 60 },
    { path: '/org/posts', icon: ICON_POSTS, title: () => t('posts'), permission: 'org.read', order: 61 },
    { path: '/org/units', icon: ICON_UNITS, title: () => t('units'), permission: 'org.read', order: 62 },
    { path: '/org/audit', icon: ICON_AUDIT, title: () => t('audit'), permission: 'audit.read', order: 63 },
  ],
  steps: [
    {
      key: 'people',
      order: 40,
      title: () => t('stepPeople'),
      hint: () => t('stepPeopleHint'),
      path: '/org/people',
      permission: 'org.manage_people',
      reads: 'org.read',
      isDone: async () => (await get<Schemas['PersonList']>('/api/org/people', { limit: 2 })).items.length > 1,
    },
  ],
} satisfies Feature;
