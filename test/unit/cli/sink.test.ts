import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { descriptorSink, streamSink } from '../../../engine/cli/sink.ts';

let folder = '';
const opened: number[] = [];

function open(path: string, flags: string | number): number {
  const descriptor = openSync(path, flags);
  opened.push(descriptor);
  return descriptor;
}

function noStream(): never {
  throw new Error('no stream was needed');
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sink-'));
});

afterEach(() => {
  for (const descriptor of opened.splice(0)) closeSync(descriptor);
  rmSync(folder, { recursive: true });
});

describe('descriptorSink', () => {
  it('writes at once and in order', async () => {
    const path = join(folder, 'out');
    const sink = descriptorSink(open(path, 'w'), noStream);
    sink.write('größe ');
    sink.write(Buffer.from('10'));
    expect(readFileSync(path, 'utf8')).toBe('größe 10');
    expect(await sink.flush()).toBeUndefined();
  });

  it('says at the end that a disk is full, and writes no more', async () => {
    const sink = descriptorSink(open('/dev/full', 'w'), noStream);
    sink.write('lost');
    sink.write('lost as well');
    expect(await sink.flush()).toMatchObject({ code: 'ENOSPC' });
  });

  it('takes a reader that is gone for no failure', async () => {
    const fifo = join(folder, 'fifo');
    execFileSync('mkfifo', [fifo]);
    const reader = openSync(fifo, constants.O_RDONLY | constants.O_NONBLOCK);
    const sink = descriptorSink(open(fifo, constants.O_WRONLY), noStream);
    closeSync(reader);
    sink.write('unread');
    expect(await sink.flush()).toBeUndefined();
  });

  it('hands what a full pipe did not take to the stream, not a byte of it lost or twice', async () => {
    const fifo = join(folder, 'fifo');
    execFileSync('mkfifo', [fifo]);
    const descriptor = open(fifo, constants.O_RDWR | constants.O_NONBLOCK);
    const stream = new PassThrough();
    const sink = descriptorSink(descriptor, () => stream);
    const text = 'ä'.repeat(100_000);
    sink.write(text);
    sink.write('end');
    const inPipe = Buffer.alloc(1 << 20);
    const first = inPipe.subarray(0, readSync(descriptor, inPipe));
    const rest: Buffer[] = [];
    stream.on('data', (bytes: Buffer) => rest.push(bytes));
    expect(await sink.flush()).toBeUndefined();
    expect(first.length).toBeGreaterThan(0);
    expect(Buffer.concat([first, ...rest]).equals(Buffer.from(`${text}end`))).toBe(true);
  });
});

describe('streamSink', () => {
  it('tells a failure from a reader that is gone', async () => {
    const gone = new PassThrough();
    const forgiving = streamSink(gone);
    gone.emit('error', Object.assign(new Error('gone'), { code: 'EPIPE' }));
    expect(await forgiving.flush()).toBeUndefined();
    const full = new PassThrough();
    const strict = streamSink(full);
    full.emit('error', Object.assign(new Error('full'), { code: 'ENOSPC' }));
    expect(await strict.flush()).toMatchObject({ code: 'ENOSPC' });
  });
});
