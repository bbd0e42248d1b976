// Build of the web client: one page, screens loaded when they are opened.
import vue from '@vitejs/plugin-vue';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** What the entry and nearly every screen import; heavy parts of lib (camera, map, signing) stay with who asks. */
const SHELL = new RegExp(
  [
    'node_modules/(vue|@vue|vue-router|dexie)/',
    'src/app/(?!\\w+Page)',
    'src/lib/(?!camera|drawn-map|signing|traditional|ticket|handover)',
    'src/ui/(filters|form|load|opened|toast|Jy(Dialog|Field|Form|Notice|State))',
  ].join('|'),
);

export default defineConfig({
  plugins: [vue()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: 'chrome87', // scanners and the PCs of some villages stop there; es2022 saves 4 KB
    manifest: true,
    assetsInlineLimit: 2048,
    chunkSizeWarningLimit: 1200,
    // What every screen needs travels as one file: thirty small ones cost five round trips over six connections.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shell', test: SHELL }] } } },
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'] },
} as Parameters<typeof defineConfig>[0]);
