// Codes from the camera: the browser's own detector where there is one, zxing from our own server otherwise.
import type { ReadResult } from 'zxing-wasm/reader';

interface Detector {
  detect(frame: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}

async function makeDetector(): Promise<(video: HTMLVideoElement) => Promise<string | undefined>> {
  const native = (window as unknown as { BarcodeDetector?: new (o: object) => Detector }).BarcodeDetector;
  if (native) {
    const detector = new native({ formats: ['code_128', 'qr_code', 'ean_13', 'code_39', 'itf'] });
    return async (video) => (await detector.detect(video))[0]?.rawValue;
  }
  const zxing = await import('zxing-wasm/reader');
  const wasm = (await import('zxing-wasm/reader/zxing_reader.wasm?url')).default;
  zxing.prepareZXingModule({
    overrides: { locateFile: (path: string) => (path.endsWith('.wasm') ? wasm : path) },
  });
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { willReadFrequently: true })!;
  return async (video) => {
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    if (!canvas.width) return undefined;
    pen.drawImage(video, 0, 0);
    const found: ReadResult[] = await zxing.readBarcodes(pen.getImageData(0, 0, canvas.width, canvas.height), {
      formats: ['Code128', 'QRCode', 'EAN-13', 'Code39', 'ITF'],
      maxNumberOfSymbols: 1,
    });
    return found[0]?.text || undefined;
  };
}

/** Shows the rear camera in `video` and reports each code once, until stopped. */
export async function startCamera(video: HTMLVideoElement, onCode: (code: string) => void): Promise<() => void> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 } },
  });
  video.srcObject = stream;
  await video.play();
  const detect = await makeDetector();
  let running = true;
  let last = '';
  void (async () => {
    while (running) {
      const code = await detect(video).catch(() => undefined);
      if (code && code !== last) onCode(code);
      last = code ?? last;
      await new Promise((done) => setTimeout(done, 120));
    }
  })();
  return () => {
    running = false;
    for (const track of stream.getTracks()) track.stop();
  };
}
