import { describe, expect, it } from 'vitest';
import { byteChannel } from '../../../engine/actions/byte-channel.ts';

async function all(content: AsyncIterable<Uint8Array>): Promise<number[]> {
  const found: number[] = [];
  for await (const chunk of content) found.push(...chunk);
  return found;
}

describe('byteChannel', () => {
  it('hands over every piece in order, and makes the sender wait', async () => {
    const channel = byteChannel();
    const reading = all(channel.content);
    for (const byte of [1, 2, 3]) await channel.push(Uint8Array.of(byte));
    channel.end();
    expect(await reading).toEqual([1, 2, 3]);
  });

  it('passes a failure on to the reader', async () => {
    const channel = byteChannel();
    const reading = all(channel.content);
    channel.end(new Error('the source broke'));
    await expect(reading).rejects.toThrow('the source broke');
  });

  it('lets the sender go when the reader stops, or never begins', async () => {
    const stopped = byteChannel();
    const reading = (async () => {
      for await (const chunk of stopped.content) return chunk.length;
      return 0;
    })();
    await stopped.push(new Uint8Array(7));
    expect(await reading).toBe(7);
    await stopped.push(new Uint8Array(1));

    const unread = byteChannel();
    const pushing = unread.push(new Uint8Array(1));
    unread.end(new Error('nobody reads'));
    await pushing;
    await unread.push(new Uint8Array(1));
  });
});
