import { PortError } from '../ports/port-error.ts';
import { Refusal } from '../app/refusal.ts';
import type { Io, Output } from './io.ts';
import { printDiagnostics, diagnosticsJson } from './print-diagnostics.ts';
import { UsageError } from './usage-error.ts';
import { engineVersion } from '../app/version.ts';

const bugExit = 70;

/** Says what kept a command from its end, on stderr (and as one JSON line on stdout where JSON was asked for); resolves to the exit code. */
export async function reportProblem(error: unknown, io: Io, json: boolean): Promise<number> {
  const { exitCode, facts } = await problem(error, io, json);
  if (json) io.out.line(JSON.stringify({ event: 'error', exitCode, ...facts }));
  return exitCode;
}

async function problem(
  error: unknown,
  io: Io,
  json: boolean,
): Promise<{ readonly exitCode: number; readonly facts: object }> {
  if (error instanceof Refusal) {
    if (!json) printDiagnostics(error.diagnostics, error.sources, io.err);
    return {
      exitCode: error.exitCode,
      facts: { diagnostics: diagnosticsJson(error.diagnostics, error.sources) },
    };
  }
  if (error instanceof UsageError) {
    if (!json) printPlain(io.err, error.message, error.help);
    return { exitCode: 2, facts: { message: error.message, help: error.help } };
  }
  if (error instanceof PortError) {
    if (!json) printPlain(io.err, error.message, error.help === undefined ? [] : [error.help]);
    return { exitCode: 1, facts: { message: error.message, help: error.help } };
  }
  return bug(error, io);
}

function printPlain(err: Output, message: string, help: readonly string[]): void {
  err.line(`${err.paint('bad', 'error:')} ${message}`);
  for (const line of help) err.line(`${err.paint('accent', 'help:')} ${line}`);
}

function bug(error: unknown, io: Io): { readonly exitCode: number; readonly facts: object } {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const wantsStack = io.env['RUNBOOK_DEBUG'] === '1';
  printPlain(io.err, `this is a bug in the engine: ${message}`, [
    wantsStack
      ? 'please report it with the lines below'
      : 'set RUNBOOK_DEBUG=1 to see where it happened, and please report it',
    'if a run was under way, `runbook history` names it, and `runbook resume RUN` carries it on',
  ]);
  if (wantsStack && error instanceof Error) {
    io.err.line(
      `runbook ${engineVersion}, Node ${process.versions.node}, ${process.platform}-${process.arch}`,
    );
    io.err.line(error.stack ?? '');
  }
  return { exitCode: bugExit, facts: { message, bug: true } };
}
