// Reads a text/event-stream from a fetch body: unlike EventSource it takes any event name and shows the HTTP status.

export interface Frame {
  id: string;
  event: string;
  data: string;
}

/** Cuts a stream of text into frames. Feed it what arrives; comments (heartbeats) give nothing. */
export class FrameReader {
  private rest = '';

  feed(text: string): Frame[] {
    const blocks = (this.rest + text).replace(/\r\n?/g, '\n').split('\n\n');
    this.rest = blocks.pop() ?? '';
    return blocks.map(parseFrame).filter((frame) => frame.data !== '');
  }
}

function parseFrame(block: string): Frame {
  const frame: Frame = { id: '', event: 'message', data: '' };
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const at = line.indexOf(':');
    if (at <= 0) continue;
    const name = line.slice(0, at);
    const value = line.slice(at + 1).replace(/^ /, '');
    if (name === 'data') data.push(value);
    else if (name === 'id' || name === 'event') frame[name] = value;
  }
  return { ...frame, data: data.join('\n') };
}

/** Reads frames until the stream ends or nothing, not even a heartbeat, came for `silence_ms`. */
export async function readFrames(
  body: ReadableStream<Uint8Array>,
  onFrame: (frame: Frame) => void,
  silence_ms: number,
): Promise<void> {
  const stream = body.getReader();
  const decoder = new TextDecoder();
  const frames = new FrameReader();
  for (;;) {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<undefined>((done) => (timer = setTimeout(() => done(undefined), silence_ms)));
    const chunk = await Promise.race([stream.read(), silence]).finally(() => clearTimeout(timer));
    if (!chunk || chunk.done) break;
    for (const frame of frames.feed(decoder.decode(chunk.value, { stream: true }))) onFrame(frame);
  }
  await stream.cancel().catch(() => undefined);
}
