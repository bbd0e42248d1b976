// The screens of tracking: terminals with their connections and codes, what they are asked and what they send.
import { entriesOf, pagesOf, type Feature } from '@/lib/feature';
import { textsOf } from '@/lib/i18n';
import { TITLES } from './titles';

const t = textsOf(TITLES);
const icon = {
  terminals: 'M7 2h10v20H7zm2 2v13h6V4zm3 14.500a1 1 0 1 0 0 2 1 1 0 0 0 0-2z',
  commands: 'M4 5h16v10H10l-4 4v-4H4zm2 2v6h12V7z',
  uploads: 'M12 3l5 5h-3v6h-4V8H7zM5 16h2v3h10v-3h2v5H5z',
  media: 'M8 5l1.500-2h5L16 5h4v14H4V5zm4 3a4 4 0 1 0 0 8 4 4 0 0 0 0-8z',
  questions: 'M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20zm-1 13v2h2v-2zm0-8v6h2V7z',
  quarantine: 'M12 2l8 3v6c0 5-3.400 9-8 11-4.600-2-8-6-8-11V5zm-1 5v6h2V7zm0 8v2h2v-2z',
};
const page = pagesOf('tracking', 'tracking.read');
const entry = entriesOf('tracking', 'tracking.read', icon, t);

export default {
  routes: [
    page('terminals', () => import('./TerminalsPage.vue')),
    page('commands', () => import('./CommandsPage.vue')),
    page('uploads', () => import('./UploadsPage.vue')),
    page('media', () => import('./MediaPage.vue')),
    page('questions', () => import('./QuestionsPage.vue')),
    page('quarantine', () => import('./QuarantinePage.vue'), 'tracking.quarantine'),
  ],
  menu: [
    entry('terminals', 'terminals', 39.9),
    entry('commands', 'commands', 39.91, 'tracking.command'),
    entry('uploads', 'uploads', 39.92, 'tracking.command'),
    entry('media', 'media', 39.93, 'tracking.media'),
    entry('questions', 'questions', 39.94, 'tracking.answer'),
    entry('quarantine', 'quarantine', 39.95, 'tracking.quarantine'),
  ],
} satisfies Feature;
