import type { ExecResult } from '../../../ports/transport.ts';
import { loadProxyConfig } from '../proxy/load-config.ts';
import { type ProgramRun, exit, succeeded, unknownProgram } from './program-run.ts';

/** `nginx -t`, `nginx -s reload` and `nginx -v`. */
export async function runNginx(run: ProgramRun, args: readonly string[]): Promise<ExecResult> {
  const { image, write } = run;
  const command = args.join(' ');
  if (command === '-v') {
    await write('stderr', `nginx version: nginx/${image.release} (sandbox)\n`);
    return succeeded;
  }
  if (command !== '-t' && command !== '-s reload') return unknownProgram(run);
  const file = '/etc/nginx/nginx.conf';
  try {
    await loadProxyConfig(image, run.machine.layout);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await write('stderr', `nginx: [emerg] ${reason}\n`);
    if (command === '-t') await write('stderr', `nginx: configuration file ${file} test failed\n`);
    return exit(1);
  }
  if (command === '-t') {
    await write('stderr', `nginx: the configuration file ${file} syntax is ok\n`);
    await write('stderr', `nginx: configuration file ${file} test is successful\n`);
  } else if (run.service !== undefined) {
    await run.machine.running(run.service).reload?.();
  }
  return succeeded;
}
