import type { JsonObject } from '../runbook/json.ts';
import { ActionError, type ActionContext } from './define-action.ts';
import { runProgram, type Completed } from './run-program.ts';
import { absolutePath } from './target-path.ts';

/** Which playbook is run, on what, with which values. */
export interface Playbook {
  readonly directory: string;
  readonly playbook: string;
  readonly inventory?: string | undefined;
  readonly limit?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly vars?: JsonObject | undefined;
}

/** Exit codes of ansible-playbook that its own output explains: failed hosts, unreachable hosts. */
const explained = [0, 2, 3, 4];

/** Whatever the project or the account says, the output is the one that is read here. */
const environment = {
  ANSIBLE_STDOUT_CALLBACK: 'ansible.builtin.default',
  ANSIBLE_CALLBACK_RESULT_FORMAT: 'json',
  ANSIBLE_NOCOLOR: 'true',
  ANSIBLE_FORCE_COLOR: 'false',
  ANSIBLE_DISPLAY_OK_HOSTS: 'true',
  ANSIBLE_RETRY_FILES_ENABLED: 'false',
};

/** The values go by the environment, since arguments can be read by everybody; Ansible takes them out of there. */
function variableWords(vars: JsonObject): readonly string[] {
  const names = Object.keys(vars);
  const read = (name: string): string =>
    `{{ (lookup('ansible.builtin.env', 'RUNBOOK_ANSIBLE_VARS') | from_json)['${name}'] }}`;
  const wrong = names.find((name) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name));
  if (wrong !== undefined)
    throw new ActionError(`\`${wrong}\` is no name that Ansible takes for a variable`, {
      help: 'use letters, digits and underscores',
    });
  if (names.length === 0) return [];
  return ['--extra-vars', JSON.stringify(Object.fromEntries(names.map((name) => [name, read(name)])))];
}

function wordsOf({ playbook, inventory, limit, tags, vars = {} }: Playbook): [string, ...string[]] {
  return [
    'ansible-playbook',
    ...(inventory === undefined ? [] : ['--inventory', inventory]),
    ...(limit === undefined ? [] : ['--limit', limit]),
    ...(tags === undefined ? [] : ['--tags', tags.join(',')]),
    ...variableWords(vars),
    playbook,
  ];
}

/** Runs ansible-playbook; throws an ActionError for ends that its output does not explain by itself. */
export async function runPlaybook(
  input: Playbook,
  more: readonly string[],
  context: ActionContext,
  onStdout?: (chunk: Uint8Array) => Promise<void>,
): Promise<Completed> {
  const vars =
    Object.keys(input.vars ?? {}).length === 0 ? {} : { RUNBOOK_ANSIBLE_VARS: JSON.stringify(input.vars) };
  return runProgram(
    {
      argv: [...wordsOf(input), ...more],
      cwd: absolutePath(input.directory, 'directory'),
      env: { ...environment, ...vars },
      exitCodes: explained,
      quiet: true,
      ...(onStdout === undefined ? {} : { onStdout }),
    },
    context,
  );
}
