// Draws moving vehicles on a canvas above the map, which is not painted again for them.
import { token, type Position } from '@/lib/drawn-map';
import type { Map as Drawn } from 'maplibre-gl';
import { placeAt, type Moving } from './vehicles';

const FRAME_MS = 30; // every second frame of a screen; each one while the map moves, to stay on it
const CROWDED = 300;
const MANY = 60; // with more than these only the chosen one is named
const LABEL_W = 68; // a plate in 12 px
const LABEL_H = 14;
export interface Overlay {
  /** What is drawn: `tone` gives a colour token for a vehicle, `chosen` its plate. */
  show: (vehicles: Map<string, Moving>, tone: (plate: string) => string, chosen: string) => void;
  at: (x: number, y: number) => string | undefined;
  remove: () => void;
}

/** Web Mercator, 0…1. */
const mercator = ([lon, lat]: [number, number]): [number, number] => [
  lon / 360 + 0.5,
  0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI),
];

/** @param toMap  from WGS-84 to where it lies on this map */
export function overlayOn(map: Drawn, toMap: (place: Position) => Position): Overlay {
  const canvas = document.createElement('canvas');
  canvas.className = 'vehicles';
  canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;pointer-events:none';
  map.getCanvasContainer().append(canvas);
  let shown: Map<string, Moving> = new Map();
  let toneOf: (plate: string) => string = () => 'blue';
  let chosen = '';
  let places: [plate: string, x: number, y: number][] = [];
  let labels: [left: number, base: number][] = [];
  let last = 0;
  let frame = 0;
  const colours = new Map<string, string>();
  const colour = (name: string) => {
    if (!colours.has(name)) colours.set(name, token(name));
    return colours.get(name)!;
  };

  function fit() {
    const ratio = window.devicePixelRatio || 1;
    const { clientWidth: w, clientHeight: h } = map.getContainer();
    if (canvas.width !== Math.round(w * ratio)) canvas.width = Math.round(w * ratio);
    if (canvas.height !== Math.round(h * ratio)) canvas.height = Math.round(h * ratio);
    return { w, h, ratio };
  }
  function paint(now: number) {
    frame = requestAnimationFrame(paint);
    if (document.hidden || (now - last < FRAME_MS && !map.isMoving())) return;
    last = now;
    const { w, h, ratio } = fit();
    const pen = canvas.getContext('2d')!;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, w, h);
    const world = 512 * 2 ** map.getZoom();
    const centre = map.getCenter();
    const [cx, cy] = mercator([centre.lng, centre.lat]);
    const radius = shown.size > CROWDED ? 4 : 7;
    places = [];
    labels = [];
    for (const [plate, vehicle] of shown) {
      const [mx, my] = mercator(toMap(placeAt(vehicle, now)));
      const x = (mx - cx) * world + w / 2;
      const y = (my - cy) * world + h / 2;
      if (x < -20 || y < -20 || x > w + 20 || y > h + 20) continue;
      places.push([plate, x, y]);
      arrow(pen, x, y, vehicle, plate === chosen ? radius + 3 : radius, colour(toneOf(plate)));
    }
    const named = shown.size <= MANY ? places : places.filter(([plate]) => plate === chosen);
    for (const [plate, x, y] of named.toSorted(([a], [b]) => Number(b === chosen) - Number(a === chosen)))
      label(pen, plate, x + radius + 4, y + 4);
  }
  function arrow(pen: CanvasRenderingContext2D, x: number, y: number, v: Moving, radius: number, fill: string) {
    pen.fillStyle = fill;
    pen.strokeStyle = colour('surface');
    pen.lineWidth = 1.5;
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.fill();
    pen.stroke();
    if (v.latest.speed_dkmh < 30) return;
    const turn = (v.latest.direction * Math.PI) / 180;
    pen.save();
    pen.translate(x, y);
    pen.rotate(turn);
    pen.beginPath();
    pen.moveTo(0, -radius - 6);
    pen.lineTo(4, -radius);
    pen.lineTo(-4, -radius);
    pen.fill();
    pen.restore();
  }
  /** Unless it would lie on one that stands: who comes nearer sees more of them. */
  function label(pen: CanvasRenderingContext2D, text: string, x: number, y: number) {
    if (labels.some(([left, base]) => Math.abs(left - x) < LABEL_W && Math.abs(base - y) < LABEL_H)) return;
    labels.push([x, y]);
    pen.font = '12px sans-serif';
    pen.lineWidth = 3;
    pen.strokeStyle = colour('surface');
    pen.strokeText(text, x, y);
    pen.fillStyle = colour('ink');
    pen.fillText(text, x, y);
  }
  frame = requestAnimationFrame(paint);
  return {
    show(vehicles, tone, pick) {
      [shown, toneOf, chosen] = [vehicles, tone, pick];
      colours.clear();
    },
    at: (x, y) => places.findLast(([, px, py]) => (px - x) ** 2 + (py - y) ** 2 < 196)?.[0],
    remove: () => (cancelAnimationFrame(frame), canvas.remove()),
  };
}
