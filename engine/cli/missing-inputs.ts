import { Refusal } from '../app/refusal.ts';
import type { Io } from './io.ts';
import type { NamedRequest } from './run-request.ts';

/** The code of an input that is required and has no value. */
const missingInput = 'RB611';

/**
 * Does `work`; when only inputs are missing and somebody is at the terminal, asks for them and does
 * it again. Nothing has begun when an input is missing. Where nobody can be asked, the refusal
 * names them all with a command line that would do.
 */
export async function withMissingInputs<R extends NamedRequest, T>(
  request: R,
  io: Io,
  verb: string,
  work: (request: R) => Promise<T>,
): Promise<T> {
  let names: readonly string[];
  try {
    return await work(request);
  } catch (error) {
    const onlyMissing =
      error instanceof Refusal && error.diagnostics.every(({ code }) => code === missingInput);
    if (!onlyMissing || request.name === '') throw error;
    names = error.diagnostics.flatMap(
      ({ message }) => /`(?<name>[^`]+)`/.exec(message)?.groups?.['name'] ?? [],
    );
    if (!io.canAsk) throw allAtOnce(error, request, verb, names);
  }
  const { askForInputs } = await import('./ask-for-inputs.ts');
  return work({ ...request, inputs: { ...request.inputs, ...(await askForInputs(request, names)) } });
}

function allAtOnce(
  error: Refusal,
  { name, environment, inputs }: NamedRequest,
  verb: string,
  names: readonly string[],
): Refusal {
  const given = Object.entries(inputs).map(([input, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return `--input ${quoted(`${input}=${text}`)}`;
  });
  const place = environment === undefined ? [] : ['--env', quoted(environment)];
  const wanted = names.map((input) => `--input ${input}=…`);
  const notes = error.diagnostics.flatMap(({ help }) => help ?? []);
  const listed = names.map((input) => `\`${input}\``).join(', ');
  return new Refusal(
    [
      {
        code: missingInput,
        severity: 'error',
        message: names.length === 1 ? `the input ${listed} is missing` : `inputs are missing: ${listed}`,
        notes,
        help: `\`${['runbook', verb, name, ...place, ...given, ...wanted].join(' ')}\``,
      },
    ],
    { exitCode: error.exitCode },
  );
}

function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
