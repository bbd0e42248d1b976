// Where colours are on the screen: what a canvas shows is seen in no other way.
import type { Page } from '@playwright/test';

export type Point = [x: number, y: number];
export interface Wanted {
  colour: number[];
  /** Only so near to this point. */
  near?: Point;
  within?: number;
  tolerance?: number;
}
const LEAST = 20;

/**
 * The middle of the box around the pixels of a colour, whatever covers parts of it, and how many there are;
 * nothing where they are too few to be drawn on purpose.
 */
export async function middleOf(page: Page, wanted: Wanted): Promise<{ at: Point; n: number } | undefined> {
  const bytes = (await page.screenshot()).toString('base64');
  const found = await page.evaluate(
    async ({ bytes, wanted }) => {
      const image = new Image();
      image.src = `data:image/png;base64,${bytes}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      const pen = canvas.getContext('2d')!;
      pen.drawImage(image, 0, 0);
      const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
      const { colour, near, within = Infinity, tolerance = 40 } = wanted;
      let n = 0;
      let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
      for (let y = 0; y < canvas.height; y++)
        for (let x = 0; x < canvas.width; x++) {
          if (near && Math.hypot(x - near[0], y - near[1]) > within) continue;
          const at = 4 * (y * canvas.width + x);
          if (colour.some((part, i) => Math.abs(data[at + i]! - part) > tolerance)) continue;
          n += 1;
          [left, right] = [Math.min(left, x), Math.max(right, x)];
          [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
        }
      return { n, at: [(left + right + 1) / 2, (top + bottom + 1) / 2] as [number, number] };
    },
    { bytes, wanted },
  );
  return found.n > LEAST ? found : undefined;
}

/** A token of ours, "#rrggbb", as three parts. */
export async function tokenColour(page: Page, name: string): Promise<number[]> {
  const style = await page.evaluate(
    (of) => getComputedStyle(document.documentElement).getPropertyValue(of).trim(),
    `--${name}`,
  );
  return [1, 3, 5].map((at) => Number.parseInt(style.slice(at, at + 2), 16));
}
