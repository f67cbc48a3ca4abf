// Plays an engine in a process of its own, so that a test can kill it. Arguments: a TransportSource as
// JSON, what to do, and a name. It tells on stdout what it came to, and goes on when stdin says so.
import { appendFile, mkdir, rmdir } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { openTransport, type TransportSource } from './open-transport.ts';

const [sourceText = '', task = '', name = '', folder = ''] = process.argv.slice(2);
const source: TransportSource = JSON.parse(sourceText);
const transport = await openTransport(source);
const { signal } = new AbortController();
const say = (text: string): void => void process.stdout.write(`${text}\n`);

if (task === 'exec') {
  const argv: [string, ...string[]] = [
    'sh',
    '-c',
    `echo "pid $$"; trap '' TERM; while :; do sleep 1000; done`,
  ];
  const onOutput = (_: string, chunk: Uint8Array): void => void process.stdout.write(chunk);
  await transport.exec({ argv, identity: { run: name, step: 'long', attempt: 1 }, onOutput }, signal);
}

if (task === 'lock' || task === 'pass') {
  const holder = { run: name, runbook: 'test', by: 'me@here', since: '2026-01-01T00:00:00Z' };
  const answer = await transport.lock('host', holder, {
    wait: true,
    signal,
    onWaiting: () => say('waiting'),
  });
  if (answer.kind !== 'held') throw new Error('refused');
  say('held');
  if (task === 'lock') for await (const _ of createInterface({ input: process.stdin })) break;
  if (task === 'pass') {
    await mkdir(`${folder}/inside`); // Fails when somebody else is inside.
    await appendFile(`${folder}/order`, `${name}\n`);
    await rmdir(`${folder}/inside`);
  }
  await answer.lock.release();
  say('released');
}
await transport.close();
process.stdin.destroy();
