// Screens by address. A screen's permission stands in its route.
import { may, session } from '@/lib/session';
import { createRouter, createWebHistory } from 'vue-router';
import { features, homes, menu } from './features';

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/login', component: () => import('./LoginPage.vue'), meta: { open: true } },
    { path: '/start', component: () => import('./FirstStepsPage.vue') },
    { path: '/forbidden', component: () => import('./ForbiddenPage.vue') },
    {
      path: '/',
      redirect: () =>
        (session.me && homes[session.me.hat.post]) || menu.find((m) => may(m.permission))?.path || '/forbidden',
    },
    ...features.flatMap((f) => f.routes),
    { path: '/:rest(.*)*', component: () => import('./MissingPage.vue') },
  ],
});

router.beforeEach((to) => {
  if (to.meta.open) return true;
  if (!session.me) return { path: '/login', query: { to: to.fullPath } };
  if (to.meta.permission && !may(to.meta.permission as string))
    return { path: '/forbidden', query: { permission: to.meta.permission as string, from: to.fullPath } };
  return true;
});
