import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PortError } from '../../../ports/port-error.ts';
import { type StartLine, fromMessage } from '../protocol.ts';

/** What came of starting a machine. */
export type Started =
  /** It listens, and stays on until `release` is called or this process ends. */
  { readonly kind: 'ready'; release(): void } | { readonly kind: 'created' } | { readonly kind: 'busy' };

/**
 * A sandbox lives for seconds: optimising PostgreSQL, which is WebAssembly there, costs half of the processor time
 * of its start and 50 MB, and hardly ever pays.
 */
const nodeOptions = ['--disable-warning=ExperimentalWarning', '--liftoff-only'];

/** Starts the machine of a folder as a process that outlives this one; rejects with what it complains about. */
export async function startHost(directory: string): Promise<Started> {
  const child = spawn(process.execPath, [...nodeOptions, program(), directory], {
    detached: true,
    // Its input tells it that this process is gone; nobody reads its complaints after its start.
    stdio: ['pipe', 'pipe', 'pipe'],
    env: environment(),
  });
  const { promise, resolve, reject } = Promise.withResolvers<StartLine>();
  let said = '';
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
    if (said.endsWith('\n')) resolve(JSON.parse(said) as StartLine);
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    complaints += chunk;
  });
  child.stdin.on('error', () => undefined);
  child.on('error', (error) => reject(notStarted(error.message)));
  const closed = new Promise<void>((end) => {
    child.on('close', () => {
      reject(notStarted(complaints.trim().slice(-2000)));
      end();
    });
  });
  const line = await promise;
  const release = (): void => {
    child.stdin.destroy();
    child.stdout.destroy();
    child.stderr.destroy();
    child.unref();
  };
  if ('ready' in line) return { kind: 'ready', release };
  // It ends by itself; nothing of it is left when this resolves.
  child.stdin.destroy();
  await closed;
  if ('error' in line) throw fromMessage(line.error);
  return { kind: 'created' in line ? 'created' : 'busy' };
}

/** The machine's program: beside the sources, or beside the bundle. */
function program(): string {
  const candidates = import.meta.url.endsWith('.ts')
    ? ['../host/main.ts']
    : ['./sandbox-host.js', '../sandbox-host.js'];
  const found = candidates
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new PortError('unsupported', 'this installation has no sandbox: sandbox-host.js is missing', {
    help: 'Build or install it again.',
  });
}

/** Only what the machine needs: it has no business with the secrets of this process. */
function environment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'NODE_COMPILE_CACHE'];
  return Object.fromEntries(
    kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}

function notStarted(reason: string): PortError {
  return new PortError('failed', `the sandbox could not be started: ${reason || 'it ended at once'}`);
}
