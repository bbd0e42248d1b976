// Browser tests: Debian's Chromium, a phone and a desk. *.real.spec.ts run against the program with its demo county,
// the others against the built web with the answers of e2e/answers.ts.
import { defineConfig } from '@playwright/test';

const PORT = Number(process.env.YIDAO_WEB_PORT ?? 4173);
const REAL_PORT = Number(process.env.YIDAO_REAL_PORT ?? 48743);
const REAL = `http://127.0.0.1:${REAL_PORT}`;
const DESK = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const FLAGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking ' +
  '--disable-component-update --disable-sync --enable-unsafe-swiftshader';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 1, // the specs share one county and its limits; what passes at the second try is told as flaky
  timeout: 60_000,
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    serviceWorkers: 'block',
    reducedMotion: 'reduce',
    launchOptions: {
      executablePath: process.env.YIDAO_CHROMIUM ?? '/usr/bin/chromium',
      args: FLAGS.split(' '),
    },
  },
  projects: [
    { name: 'shell-desk', testIgnore: '*.real.spec.ts', use: DESK },
    { name: 'shell-phone', testIgnore: '*.real.spec.ts', use: PHONE },
    { name: 'desk', testMatch: '*.real.spec.ts', use: { ...DESK, baseURL: REAL } },
    { name: 'phone', testMatch: '*.real.spec.ts', use: { ...PHONE, baseURL: REAL } },
  ],
  webServer: [
    {
      command: `npx --no-install vite preview --host 127.0.0.1 --port ${PORT} --strictPort`,
      url: `http://127.0.0.1:${PORT}`,
      reuseExistingServer: !process.env.CI,
    },
    {
      command: `bash e2e/serve.sh ${REAL_PORT}`,
      url: `${REAL}/health`,
      reuseExistingServer: !process.env.CI,
      timeout: 120_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
    },
  ],
});
