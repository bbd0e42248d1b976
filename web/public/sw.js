// Keeps the program on the device, so that scanning starts without network. Data never goes through here.
const VERSION = 'yidao-__VERSION__';
const FILES = ['__FILES__'];
const PATIENCE_MS = 3000; // a poor network must not keep a clerk from a program that is here already

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(VERSION).then((cache) => cache.addAll(['/', ...FILES])));
});

self.addEventListener('activate', (event) => {
  // The version before stays for open tabs that still load its parts.
  event.waitUntil(
    caches
      .keys()
      .then((keys) =>
        Promise.all(
          keys
            .filter((k) => k.startsWith('yidao-'))
            .slice(0, -2)
            .map((k) => caches.delete(k)),
        ),
      )
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('message', (event) => {
  if (event.data === 'take over') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== location.origin || url.pathname.startsWith('/api/')) return;
  if (event.request.mode === 'navigate') {
    event.respondWith(page(event.request));
    return;
  }
  event.respondWith(kept(event.request).then((hit) => hit ?? fetch(event.request)));
});

// The server varies its files by encoding, which is no matter for what is already unpacked here.
const kept = (request) => caches.match(request, { ignoreVary: true });

/** The page from the server when it answers in time, the one kept here otherwise. */
async function page(request) {
  const fresh = fetch(request);
  const late = new Promise((done) => setTimeout(() => done(kept('/')), PATIENCE_MS));
  return (await Promise.race([fresh, late]).catch(() => kept('/'))) ?? fresh;
}
