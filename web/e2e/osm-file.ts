// Writes small OpenStreetMap PBF files: enough of protocol buffers for nodes, ways and relations in one block.
type Tags = Record<string, string>;
export interface OsmWay {
  id: number;
  nodes: number[];
  tags?: Tags;
}
export interface OsmRelation {
  id: number;
  members: [way: number, role: string][];
  tags: Tags;
}
export interface OsmMap {
  nodes: [id: number, lon: number, lat: number][];
  ways: OsmWay[];
  relations: OsmRelation[];
}
const NANO = 1e7; // granularity 100: units of 10⁻⁷ degrees
const WAY = 1;

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Buffer.from([...bytes, rest]);
}
const zigzag = (value: number) => varint(value < 0 ? -2 * value - 1 : 2 * value);
const whole = (field: number, value: Buffer) => Buffer.concat([varint(field * 8), value]);
const bytes = (field: number, value: Buffer) => Buffer.concat([varint(field * 8 + 2), varint(value.length), value]);
const packed = (field: number, values: Buffer[]) => bytes(field, Buffer.concat(values));
const steps = (values: number[]) => values.map((value, i) => zigzag(value - (values[i - 1] ?? 0)));

function frame(type: string, content: Buffer): Buffer {
  const blob = bytes(1, content);
  const head = Buffer.concat([bytes(1, Buffer.from(type)), whole(3, varint(blob.length))]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, blob]);
}

export function osmFile({ nodes, ways, relations }: OsmMap): Buffer {
  const texts = [''];
  const text = (value: string) => {
    if (!texts.includes(value)) texts.push(value);
    return varint(texts.indexOf(value));
  };
  const tagged = (tags: Tags = {}) => [
    ...[packed(2, Object.keys(tags).map(text)), packed(3, Object.values(tags).map(text))],
  ];
  const group = [
    ...nodes.map(([id, lon, lat]) =>
      bytes(
        1,
        Buffer.concat([
          ...[whole(1, zigzag(id)), whole(8, zigzag(Math.round(lat * NANO))), whole(9, zigzag(Math.round(lon * NANO)))],
        ]),
      ),
    ),
    ...ways.map((way) =>
      bytes(3, Buffer.concat([whole(1, varint(way.id)), ...tagged(way.tags), packed(8, steps(way.nodes))])),
    ),
    ...relations.map((relation) => {
      const members = relation.members.map(([way]) => way);
      const roles = relation.members.map(([, role]) => text(role));
      return bytes(
        4,
        Buffer.concat([
          ...[whole(1, varint(relation.id)), ...tagged(relation.tags), packed(8, roles), packed(9, steps(members))],
          packed(
            10,
            members.map(() => varint(WAY)),
          ),
        ]),
      );
    }),
  ];
  const table = Buffer.concat(texts.map((value) => bytes(1, Buffer.from(value))));
  const block = Buffer.concat([bytes(1, table), bytes(2, Buffer.concat(group))]);
  return Buffer.concat([frame('OSMHeader', Buffer.alloc(0)), frame('OSMData', block)]);
}
