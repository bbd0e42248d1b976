// Scanning with the camera on a film of a code, and what the hand and the ear get: a beep and a shake.
import { expect, test, type Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from 'qrcode';
import { TRIAL_CODE } from '../src/features/mail/printer';
import { answer } from './answers';

const [WIDTH, HEIGHT, MODULE] = [640, 480, 12];
const FILM = join(tmpdir(), `yidao-code-${process.pid}.y4m`);

/** A film of ten equal frames, grey levels only: a code in black on white. */
function film(code: string): Buffer {
  const { size, data } = create(code, { errorCorrectionLevel: 'M' }).modules;
  const luma = Buffer.alloc(WIDTH * HEIGHT, 235);
  const [left, top] = [(WIDTH - size * MODULE) >> 1, (HEIGHT - size * MODULE) >> 1];
  for (let y = 0; y < size * MODULE; y++)
    for (let x = 0; x < size * MODULE; x++)
      if (data[Math.floor(y / MODULE) * size + Math.floor(x / MODULE)]) luma[(top + y) * WIDTH + left + x] = 16;
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip C420jpeg\n`), ...Array(10).fill(frame)]);
}
writeFileSync(FILM, film(TRIAL_CODE)); // before any browser starts

test.use({
  launchOptions: {
    executablePath: process.env.YIDAO_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      ...['--no-sandbox', '--disable-gpu', '--enable-unsafe-swiftshader'],
      ...['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
      `--use-file-for-fake-video-capture=${FILM}`,
    ],
  },
});

/** Notes what the hand and the ear would get. */
async function feel(page: Page) {
  await page.addInitScript(() => {
    const felt = { shakes: [] as unknown[], tones: [] as [string, number][] };
    (window as unknown as { felt: typeof felt }).felt = felt;
    Object.defineProperty(navigator, 'vibrate', { value: (pattern: unknown) => felt.shakes.push(pattern) > 0 });
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (when?: number) {
      felt.tones.push([this.type, this.frequency.value]);
      start.call(this, when);
    };
  });
  return () => page.evaluate(() => (window as unknown as { felt: { shakes: unknown[]; tones: unknown[] } }).felt);
}

test('the camera reads a code by itself, beeps high and shakes once', async ({ page }) => {
  const felt = await feel(page);
  await answer(page);
  await page.goto('/mail/printer');
  await page.getByRole('button', { name: '摄像头' }).click();
  await expect(page.getByText('已试打', { exact: true })).toBeVisible({ timeout: 20_000 });
  const { shakes, tones } = await felt();
  expect(shakes).toEqual([40]); // a code that stays before the camera is read once
  expect(tones).toEqual([['sine', 1760]]);
  await page.getByRole('button', { name: '关闭摄像头' }).click();
  const live = await page
    .locator('video')
    .evaluate((video: HTMLVideoElement) => (video.srcObject as MediaStream).active);
  expect(live).toBe(false); // the lamp of the camera goes out
});

test('a code that is another buzzes low and shakes twice', async ({ page }) => {
  const felt = await feel(page);
  await answer(page);
  await page.goto('/mail/printer');
  await page.getByLabel('扫描纸上的码').fill('SOMETHING-ELSE');
  await page.keyboard.press('Enter');
  await expect(page.getByText('扫到的是 SOMETHING-ELSE')).toBeVisible();
  const { shakes, tones } = await felt();
  expect(shakes).toEqual([[80, 60, 80]]);
  expect(tones).toEqual([['square', 220]]);
});

test('a device whose browser reads codes itself is asked first', async ({ page }) => {
  await answer(page);
  await page.addInitScript((code) => {
    (window as unknown as { BarcodeDetector: unknown }).BarcodeDetector = class {
      async detect() {
        return [{ rawValue: code }];
      }
    };
  }, TRIAL_CODE);
  const wasm: string[] = [];
  page.on('request', (request) => request.url().endsWith('.wasm') && wasm.push(request.url()));
  await page.goto('/mail/printer');
  await page.getByRole('button', { name: '摄像头' }).click();
  await expect(page.getByText('已试打', { exact: true })).toBeVisible();
  expect(wasm).toEqual([]);
});
