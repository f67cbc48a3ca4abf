import type { ExecRequest } from '../../ports/transport.ts';
import { markers } from '../posix/environment.ts';

/** Text as one word of a POSIX shell, whatever it holds but NUL. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** The piece of shell that sets the arguments: what `plain` reads. */
export function argumentsText(argv: readonly string[]): string {
  return `set -- ${argv.map(quote).join(' ')}\n`;
}

/** What `attempt` reads before the program's own stdin. The markers come last: nothing may hide a process from us. */
export function attemptText(request: ExecRequest, end: string): string {
  const { run, step, attempt } = request.identity;
  const variables = Object.entries({ ...request.env, ...markers(request.identity) });
  return [
    run,
    step,
    String(attempt),
    ...variables.map(([name, value]) => `export ${name}=${quote(value)}`),
    `runbook_cwd=${quote(request.cwd ?? '')}`,
    `runbook_no_stdin=${request.stdin === undefined ? 'yes' : ''}`,
    argumentsText(request.argv) + end,
    '',
  ].join('\n');
}

/** A part of a path on the target that stands for any text, different texts by different parts. */
export function pathPart(text: string): string {
  const safe = text.replaceAll(
    /[^A-Za-z0-9_-]/g,
    (letter) => `%${Buffer.from(letter, 'utf8').toString('hex')}`,
  );
  return safe === '' ? '%' : safe;
}
