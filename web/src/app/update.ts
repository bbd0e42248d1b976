// A newer program waits beside the one that runs: it takes over when the person says so, never in the middle of work.
import { toastThatStays } from '@/ui/toast';
import { t } from './texts';

function offer(worker: ServiceWorker) {
  toastThatStays(t('update'), {
    text: t('reload'),
    act: () => {
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      worker.postMessage('take over');
    },
  });
}

/** A certificate that the browser does not trust forbids a service worker; the program then works online only. */
export async function keepOnDevice() {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  try {
    const registration = await navigator.serviceWorker.register('/sw.js');
    if (registration.waiting) offer(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const next = registration.installing;
      next?.addEventListener('statechange', () => {
        if (next.state === 'installed' && navigator.serviceWorker.controller) offer(next);
      });
    });
  } catch (reason) {
    console.info('no work without network:', reason);
  }
}
