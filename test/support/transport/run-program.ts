import type { AttemptIdentity, ExecRequest, ExecResult, Transport } from '../../../engine/ports/transport.ts';

let attempts = 0;

/** An attempt that nobody else has. */
export function freshIdentity(run = 'run'): AttemptIdentity {
  attempts += 1;
  return { run: `${run}-${process.pid}`, step: 'step', attempt: attempts };
}

/** A program's end and all that it wrote. */
export interface Captured extends ExecResult {
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}

/** Runs a program to its end and keeps its output. */
export async function runProgram(
  transport: Transport,
  argv: ExecRequest['argv'],
  options: Partial<ExecRequest> & {
    readonly signal?: AbortSignal;
    readonly onText?: (text: string) => void;
  } = {},
): Promise<Captured> {
  const { signal = new AbortController().signal, onText, ...rest } = options;
  const chunks = { stdout: new Array<Uint8Array>(), stderr: new Array<Uint8Array>() };
  const onOutput: ExecRequest['onOutput'] = (stream, chunk) => {
    chunks[stream].push(chunk);
    onText?.(Buffer.concat(chunks.stdout).toString('utf8'));
  };
  const result = await transport.exec({ identity: freshIdentity(), onOutput, ...rest, argv }, signal);
  return { ...result, stdout: Buffer.concat(chunks.stdout), stderr: Buffer.concat(chunks.stderr) };
}
