// The program in the browser.
import '@/ui/tokens.css';
import App from '@/app/App.vue';
import { router } from '@/app/router';
import { language, setLanguage } from '@/lib/i18n';
import { restore } from '@/lib/session';
import { startLook } from '@/lib/theme';
import { createApp } from 'vue';

startLook();
await Promise.all([restore(), language() === 'zh-CN' ? undefined : setLanguage(language())]);
createApp(App).use(router).mount('#app');

// A certificate that the browser does not trust forbids a service worker; the program works without one, online only.
if ('serviceWorker' in navigator && import.meta.env.PROD)
  navigator.serviceWorker.register('/sw.js').catch((reason) => console.info('no work without network:', reason));
