import type { FlagSpec, Parsed } from './command-spec.ts';
import { listOf, textOf } from './command-spec.ts';
import { UsageError } from './usage-error.ts';

type FlagRecord = Readonly<Record<string, FlagSpec>>;

/** Every verb has these. */
export const outputFlags: FlagRecord = {
  json: { kind: 'switch', summary: 'Print JSON, for programs' },
  'no-color': { kind: 'switch', summary: 'Print without colours (as NO_COLOR does)' },
};

/** Verbs that read runbooks. */
export const projectFlags: FlagRecord = {
  dir: {
    kind: 'value',
    placeholder: 'DIR',
    summary: 'Folder that holds runbooks/, instead of the nearest one upwards',
  },
};

/** Verbs that read or write runs. */
export const stateFlags: FlagRecord = {
  'state-dir': {
    kind: 'value',
    placeholder: 'DIR',
    summary: 'Where runs are remembered',
    env: 'RUNBOOK_STATE_DIR',
  },
};

/** Verbs that bind a runbook to an environment and to inputs. */
export const bindingFlags: FlagRecord = {
  env: { kind: 'value', placeholder: 'NAME', summary: 'Environment: a file in runbooks/environments' },
  input: {
    kind: 'list',
    char: 'i',
    placeholder: 'NAME=VALUE',
    summary: 'An input; can be given several times (RUNBOOK_INPUT_NAME works too)',
  },
  'inputs-file': {
    kind: 'value',
    placeholder: 'FILE',
    summary: 'YAML file with inputs; --input goes before it',
  },
};

/** Verbs that make a run go. */
export const driveFlags: FlagRecord = {
  approve: {
    kind: 'list',
    placeholder: 'STEP',
    summary: 'Agree to an approval step beforehand; `all` agrees to every one',
  },
  quiet: { kind: 'switch', char: 'q', summary: 'Print nothing unless something is wrong (for timers)' },
};

/** The values of --input by name. */
export function inputsOf(parsed: Parsed): Readonly<Record<string, string>> {
  const inputs: Record<string, string> = {};
  for (const pair of listOf(parsed, 'input')) {
    const at = pair.indexOf('=');
    if (at < 1) {
      throw new UsageError(`--input takes NAME=VALUE, and \`${pair}\` is not that`, [
        at === 0 ? 'the name is missing before `=`' : `to set it: \`--input ${pair}=VALUE\``,
      ]);
    }
    const name = pair.slice(0, at);
    if (Object.hasOwn(inputs, name)) throw new UsageError(`input \`${name}\` is given twice`);
    inputs[name] = pair.slice(at + 1);
  }
  return inputs;
}

/** The state directory as an optional property. */
export function stateDirectory(parsed: Parsed): { readonly stateDirectory?: string } {
  const folder = textOf(parsed, 'state-dir');
  return folder === undefined ? {} : { stateDirectory: folder };
}
