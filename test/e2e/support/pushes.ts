import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { randomName } from './docker.ts';

const run = promisify(execFile);

/** Somebody who commits and pushes without a break, whatever the server does meanwhile. */
export async function pushAllTheTime(folder: string): Promise<{ end(): Promise<number> }> {
  const directory = join(folder, randomName());
  const branch = randomName();
  const who = ['-c', 'user.name=Busy', '-c', 'user.email=busy@localhost'];
  await run('git', ['clone', '--quiet', 'http://root:secret@127.0.0.1:13000/root/two.git', directory]);
  const git = async (...args: readonly string[]): Promise<unknown> =>
    run('git', [...who, '-C', directory, ...args]);
  await git('switch', '--quiet', '--create', branch);
  const stop = new AbortController();
  let pushed = 0;
  const pushing = (async (): Promise<number> => {
    while (!stop.signal.aborted) {
      writeFileSync(join(directory, 'busy'), randomBytes(50_000));
      await git('add', '.');
      await git('commit', '--quiet', '--message', `push ${pushed}`);
      // The server is away while a backup is made; then the next push brings this commit as well.
      await git('push', '--quiet', 'origin', branch).then(
        () => (pushed += 1),
        () => undefined,
      );
    }
    return pushed;
  })();
  return {
    async end() {
      stop.abort();
      return pushing;
    },
  };
}
