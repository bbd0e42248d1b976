// Draws the network: its lines in their own colours below the nodes; one line may be chosen.
import { addNodes, featureAt, NODE_LAYERS, openGround, paintNodes, type Network } from '@/lib/drawn-map';
import type { ExpressionSpecification, Map as Drawn } from 'maplibre-gl';

export type { Network } from '@/lib/drawn-map';
export interface Drawing {
  hideVillages: (hidden: boolean) => void;
  choose: (line: string) => void;
  recolour: () => void;
  remove: () => void;
}

/** GeoJSON as MapLibre wants it: every line with its "#rrggbb". */
function withColours(network: Network): Network['lines'] {
  const features = network.lines.features.map((f) => ({
    ...f,
    properties: { ...f.properties, color: `#${f.properties.color || '0a5c3a'}` },
  }));
  return { type: 'FeatureCollection', features };
}

function addLines(map: Drawn, network: Network) {
  map.addSource('lines', { type: 'geojson', data: withColours(network) as never });
  map.addLayer({
    id: 'lines',
    type: 'line',
    source: 'lines',
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': ['get', 'color'], 'line-width': 2.5, 'line-opacity': 0.85 },
  });
}

function choose(map: Drawn, line: string) {
  const mine: ExpressionSpecification = ['==', ['get', 'id'], line];
  map.setPaintProperty('lines', 'line-width', line ? ['case', mine, 6, 1.5] : 2.5);
  map.setPaintProperty('lines', 'line-opacity', line ? ['case', mine, 1, 0.3] : 0.85);
}

/** @throws when the browser has no WebGL */
export function draw(
  box: HTMLElement,
  told: Network,
  on: { node: (id: string) => void; line: (id: string) => void },
): Drawing {
  const { map, ready, network } = openGround(box, told);
  void ready.then(() => {
    addLines(map, network);
    addNodes(map, network);
    paintNodes(map);
    map.on('click', (event) => {
      const found = featureAt(map, event.point, [...NODE_LAYERS, 'lines']);
      if (!found) return on.line('');
      (found.source === 'nodes' ? on.node : on.line)(String(found.properties['id']));
    });
  });
  return {
    hideVillages: (hidden) =>
      void ready.then(() => {
        for (const layer of ['villages', 'village-names'])
          map.setLayoutProperty(layer, 'visibility', hidden ? 'none' : 'visible');
      }),
    choose: (line) => void ready.then(() => choose(map, line)),
    recolour: () => void ready.then(() => paintNodes(map)),
    remove: () => map.remove(),
  };
}
