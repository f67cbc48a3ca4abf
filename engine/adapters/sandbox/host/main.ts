// The machine of a sandbox, as a process of its own: like a real host it outlives an engine that is
// killed, serves several engines, and goes off by itself when the last one has left.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { PortError } from '../../../ports/port-error.ts';
import { errorCode } from '../../file-error.ts';
import { takeFolderLock } from '../folder-lock.ts';
import { type SandboxLayout, hostLayout, ownNames, sandboxLayout } from '../layout.ts';
import { makeFolder } from '../../make-folder.ts';
import { type StartLine, toMessage } from '../protocol.ts';
import { controlServer } from './control-server.ts';
import { createMachine } from './create-machine.ts';
import { Machine } from './machine.ts';
import { powerSwitch } from './power-switch.ts';
import { logLine } from './service-log.ts';

/** What the system says of a folder that cannot be written to, or is none. */
const unusable: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT']);

function say(line: StartLine): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

async function start(directory: string): Promise<void> {
  const layout = sandboxLayout(directory);
  prepareFolder(layout);
  const lock = takeFolderLock(layout.lock);
  if (lock === undefined) return say({ busy: true });
  if (!existsSync(layout.host)) {
    await createMachine(layout);
    lock.release();
    // Making a database server leaves hundreds of megabytes behind; a new process starts small.
    return say({ created: true });
  }
  await run(layout);
}

/** Refuses a folder that holds something else, before anything is written to it. */
function prepareFolder(layout: SandboxLayout): void {
  makeFolder(layout.directory);
  const foreign = readdirSync(layout.directory).filter((name) => !ownNames.includes(name));
  const hasHost = existsSync(layout.host);
  if (foreign.length > 0 || (hasHost && !existsSync(hostLayout(layout.host).state))) {
    throw new PortError('refused', `${layout.directory} is no sandbox, and it is not empty`, {
      help: 'Name an empty folder, or one that does not exist yet.',
    });
  }
}

async function run(layout: SandboxLayout): Promise<void> {
  rmSync(layout.incoming, { recursive: true, force: true });
  // The socket of a killed machine; the lock says that nobody listens on it.
  rmSync(layout.socket, { force: true });
  const machine = await Machine.powerOn(hostLayout(layout.host));
  const off = async (): Promise<void> => {
    server.close();
    rmSync(layout.socket, { force: true });
    await machine.powerOff();
    process.exit(0);
  };
  const power = powerSwitch(() => void off());
  const server = controlServer(machine, power);
  process.on('SIGTERM', () => void off());
  process.stdin.on('close', () => power.starterLeft()).on('error', () => undefined);
  process.stdin.resume();
  // The engine that reads these ends long before the machine does.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  process.on('uncaughtExceptionMonitor', (error) => {
    logLine(hostLayout(layout.host).logs, 'machine', `ended: ${error.stack ?? error.message}`);
  });
  // A relative path: that of a socket may have only about 100 bytes, and a folder's may be longer.
  process.chdir(layout.directory);
  server.listen('sandbox.sock', () => say({ ready: true }));
}

start(process.argv[2] ?? '.').catch((error: unknown) => {
  say({ error: toMessage(describe(error)) });
  process.exitCode = 1;
  process.stdin.destroy();
});

function describe(error: unknown): unknown {
  const code = errorCode(error);
  const message = error instanceof Error ? error.message : String(error);
  if (code !== undefined && unusable.has(code)) {
    return new PortError('refused', `the sandbox folder cannot be used: ${message}`, {
      help: 'Name another folder in the environment, or work in a checkout of your own.',
    });
  }
  if (code === 'ENOSPC') return new PortError('no-space', `the sandbox folder is full: ${message}`);
  return error;
}
