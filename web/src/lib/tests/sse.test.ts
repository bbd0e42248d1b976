// What a stream of the server is cut into.
import { expect, test } from 'vitest';
import { FrameReader, readFrames } from '../sse';

test('frames with any event name come out whole, in order, with their place', () => {
  const reader = new FrameReader();
  expect(reader.feed('id: 7\nevent: mail.bag_sealed\ndata: {"a"')).toEqual([]);
  expect(reader.feed(':1}\n\nid: 8\nevent: x\ndata: 2\n\nid: 9\n')).toEqual([
    { id: '7', event: 'mail.bag_sealed', data: '{"a":1}' },
    { id: '8', event: 'x', data: '2' },
  ]);
});

test('a heartbeat gives nothing', () => {
  expect(new FrameReader().feed(': \n\n: \n\n')).toEqual([]);
});

test('a stream that falls silent is given up', async () => {
  const stream = new ReadableStream<Uint8Array>({
    start: (to) => to.enqueue(new TextEncoder().encode('id: 1\ndata: 1\n\n')),
  });
  const seen: string[] = [];
  await readFrames(stream, (frame) => seen.push(frame.id), 20);
  expect(seen).toEqual(['1']);
});
