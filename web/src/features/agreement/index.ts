// The screens of agreements: the list, one agreement with its versions, obligations, verification of a sealed file.
import { entriesOf, pagesOf, type Feature } from '@/lib/feature';
import { textsOf } from '@/lib/i18n';
import { TALK_MENU, TALK_ROUTES } from './prospect-routes';
import { TITLES } from './titles';

const t = textsOf(TITLES);
const icon = {
  agreements: 'M6 2h9l5 5v15H6zm8 1.500V8h4.500zM9 11h8v2H9zm0 4h8v2H9z',
  obligations: 'M4 5h2v2H4zm4 0h12v2H8zM4 11h2v2H4zm4 0h12v2H8zm-4 6h2v2H4zm4 0h12v2H8z',
  verify: 'M12 2l8 3v6c0 5-3.400 9.500-8 11-4.600-1.500-8-6-8-11V5zm-1 13l6-6-1.400-1.400L11 12.200l-2.600-2.600L7 11z',
};
const page = pagesOf('agreement', 'agreement.read');
const entry = entriesOf('agreement', 'agreement.read', icon, t);

export default {
  routes: [
    page('agreements', () => import('./AgreementsPage.vue')),
    page('agreements/:id', () => import('./AgreementPage.vue')),
    page('obligations', () => import('./ObligationsPage.vue')),
    page('verify', () => import('./VerifyPage.vue')),
    ...TALK_ROUTES,
  ],
  menu: [
    entry('agreements', 'agreements', 60),
    entry('obligations', 'obligations', 60.4),
    entry('verify', 'verify', 60.6),
    ...TALK_MENU,
  ],
} satisfies Feature;
