import type { JsonObject } from '../../runbook/json.ts';
import {
  ActionError,
  defineAction,
  type Action,
  type ActionContext,
  type ProbeResult,
} from '../define-action.ts';
import { failureText, readPlaybookOutput, type PlaybookOutput } from '../playbook-output.ts';
import { runPlaybook, type Playbook } from '../playbook-program.ts';

/** How many tasks there are before it runs; a playbook that cannot be read ends here. */
async function countTasks(input: Playbook, context: ActionContext): Promise<number> {
  const { stdout } = await runPlaybook(input, ['--list-tasks'], context);
  return stdout.split('\n').filter((line) => /^ {6}\S/.test(line)).length;
}

async function play(
  input: Playbook,
  more: readonly string[],
  context: ActionContext,
): Promise<PlaybookOutput> {
  const output = readPlaybookOutput(await countTasks(input, context), (line) => context.print(`${line}\n`));
  await runPlaybook(input, more, context, async (chunk) => output.add(chunk));
  if (Object.keys(output.hosts).length === 0)
    throw new ActionError(`${input.playbook} found no host to work on`, {
      help: 'does the inventory have the hosts or groups that it names, and `limit` one of them?',
    });
  return output;
}

async function probe(input: Playbook, context: ActionContext): Promise<ProbeResult> {
  const { changed, failures, hosts } = await play(input, ['--check'], context);
  const shut = failures.filter(
    ({ unreachable, refusal, message }) =>
      unreachable || refusal || /sudo|password is required/i.test(message),
  );
  const first = shut[0];
  const other = failures.find((failure) => !shut.includes(failure));
  const after = changed.length === 0 ? 'unchanged' : `would change: ${changed.join(', ')}`;
  return {
    facts: { changes: changed, hosts: Object.keys(hosts) },
    // What an earlier task only would have done, a later one may miss.
    ...(other === undefined ? {} : { observations: { unforeseeable: failureText(other) } }),
    wouldChange: changed.length + failures.length > 0,
    before: `already so: ${Object.values(hosts).reduce((sum, host) => sum + host.ok - host.changed, 0)} tasks`,
    after: other === undefined ? after : `${after}; then it cannot be foreseen`,
    ...(first === undefined ? {} : { obstacle: failureText(first) }),
  };
}

function outputsOf({ changed, hosts }: PlaybookOutput): {
  readonly changed: string[];
  readonly hosts: JsonObject;
} {
  return { changed: [...changed], hosts: { ...hosts } };
}

/** `ansible.playbook`: a playbook, task by task. */
export const ansiblePlaybook: Action = defineAction({
  name: 'ansible.playbook',
  summary: 'Run an Ansible playbook',
  docs: `Runs \`ansible-playbook\` in \`directory\` on the step's target, which is most often the machine of the operator, and shows each task as it begins, and what it
changed. A plan runs it in check mode: it shows the tasks that would change something, and as obstacles hosts that cannot be reached, that refuse \`sudo\`, or that fail an
assertion (\`ansible.builtin.assert\`) before anything would be changed there. Where
a task needs what an earlier one only would have done, the plan says that it cannot foresee more.

\`vars\` reach Ansible through its environment, so that they may hold secrets. The step fails when a task fails or a host cannot be reached, naming both. An
interrupted playbook is run again unless check mode finds nothing left to do.`,
  effect: 'change',
  input: {
    type: 'object',
    properties: {
      directory: {
        type: 'string',
        format: 'path',
        description: 'Folder of the playbooks, with its `ansible.cfg`',
      },
      playbook: {
        type: 'string',
        pattern: '^[^-].*\\.ya?ml$',
        description: 'The playbook, from that folder',
      },
      inventory: {
        type: 'string',
        minLength: 1,
        description: 'Inventory; what `ansible.cfg` says when left out',
      },
      limit: { type: 'string', minLength: 1, description: 'Only these hosts or groups' },
      tags: {
        type: 'array',
        items: { type: 'string', minLength: 1 },
        minItems: 1,
        description: 'Only tasks with one of these tags',
      },
      vars: {
        type: 'object',
        additionalProperties: {},
        description: 'Variables that go before all others; may hold secrets',
      },
    },
    required: ['directory', 'playbook'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      changed: {
        type: 'array',
        items: { type: 'string' },
        description: 'Names of the tasks that changed something',
      },
      hosts: {
        type: 'object',
        additionalProperties: {},
        description: 'For each host how many tasks were `ok`, `changed`, `failed`, `unreachable`',
      },
    },
    required: ['changed', 'hosts'],
    additionalProperties: false,
  },
  secretInputs: ['vars'],
  // Check mode connects to every host and asks task by task.
  lookTimeout: 10 * 60_000,
  probe,
  async execute(input, context) {
    const output = await play(input, [], context);
    const [failure, ...others] = output.failures;
    if (failure !== undefined) {
      const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
      throw new ActionError(`${failureText(failure)}${more}`, {
        help: failure.unreachable
          ? 'is the host up, and its key known?'
          : 'put the cause right; a playbook can be run again',
      });
    }
    return { outputs: outputsOf(output), changed: output.changed.length > 0 };
  },
  async settle(input, _captured, context) {
    const output = await play(input, ['--check'], context);
    if (output.changed.length + output.failures.length > 0) return { verdict: 'not-started' };
    return { verdict: 'done', outputs: outputsOf(output), changed: true };
  },
  compensation: { kind: 'declared' },
  example: `id: system
uses: ansible.playbook
target: operator
with: { directory: /srv/gitea/ansible, playbook: setup-system.yml }
irreversible: installed packages and accounts stay; running it again leads to the same
timeout: 30m
`,
});
