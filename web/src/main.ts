// The program in the browser.
import '@/ui/tokens.css';
import App from '@/app/App.vue';
import { router } from '@/app/router';
import { keepOnDevice } from '@/app/update';
import { language, setLanguage } from '@/lib/i18n';
import { restore } from '@/lib/session';
import { startLook } from '@/lib/theme';
import { createApp } from 'vue';

startLook();
// The screen is on its way while the server is asked who this is.
for (const record of router.resolve(location.pathname).matched) {
  const screen = record.components?.default;
  if (typeof screen === 'function') void (screen as () => Promise<unknown>)().catch(() => undefined);
}
/** No await at the top: Chrome knows it from 89 only. */
async function start() {
  await Promise.all([restore(), language() === 'zh-CN' ? undefined : setLanguage(language())]);
  createApp(App).use(router).mount('#app');
  void keepOnDevice();
}
void start();
