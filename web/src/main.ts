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

if ('serviceWorker' in navigator && import.meta.env.PROD) void navigator.serviceWorker.register('/sw.js');
