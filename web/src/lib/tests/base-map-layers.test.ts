// What the base map shows from where.
import { describe, expect, it } from 'vitest';
import { baseMapLayers } from '../base-map-layers';

const COLOURS = { water: '#1', road: '#2', casing: '#3', rail: '#4', text: '#5', halo: '#6' };
const LINES = ['main_road', 'primary', 'secondary', 'tertiary', 'minor_road', 'track', 'railway', 'river', 'stream'];

describe('the base map', () => {
  it('draws every kind of line that the server names, each once', () => {
    const ids = baseMapLayers(COLOURS).map((layer) => layer.id);
    for (const kind of LINES) expect(ids.filter((id) => id === `base-${kind}`)).toHaveLength(1);
    for (const kind of ['town', 'village', 'hamlet']) expect(ids).toContain(`base-${kind}-names`);
    expect(new Set(ids).size).toBe(ids.length);
  });
  it('draws wide roads over narrow ones, and names over all', () => {
    const ids = baseMapLayers(COLOURS).map((layer) => layer.id);
    expect(ids.indexOf('base-main_road')).toBeGreaterThan(ids.indexOf('base-track'));
    expect(ids.at(-1)).toBe('base-town-names');
    expect(ids[0]).toBe('base-water');
  });
  it('shows wide roads from farther away', () => {
    const from = (id: string) => baseMapLayers(COLOURS).find((layer) => layer.id === id)!.minzoom!;
    expect(from('base-main_road')).toBeLessThan(from('base-tertiary'));
    expect(from('base-tertiary')).toBeLessThan(from('base-track'));
  });
});
