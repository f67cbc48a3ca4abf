import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import type { PlanFile } from '../../../engine/app/plan-file.ts';
import { openRig } from '../../support/rig.ts';
import type { Finished, Rig } from '../../support/rig.ts';

/** A project that uses everything a saved plan stands for. */
const files: Readonly<Record<string, string>> = {
  'runbooks/project.yaml': `apiVersion: runbook/v1
kind: Project
environment: here
vars: { greeting: hello }
`,
  'runbooks/environments/here.yaml': `apiVersion: runbook/v1
kind: Environment
name: here
targets:
  host: { transport: local, stateDirectory: ../../target }
secrets: { kind: env, prefix: RUNBOOK_SECRET_ }
vars: { folder: FOLDER }
`,
  'runbooks/main.yaml': `apiVersion: runbook/v1
name: main
summary: Write what was agreed to
inputs:
  name: { type: string, default: world, description: Whom to greet }
secrets:
  token: { from: token }
lock: here
target: host
requires:
  - id: room
    uses: disk.free
    with: { path: "{{ vars.folder }}", atLeast: 1KiB }
steps:
  - id: before
    uses: file.facts
    with: { path: "{{ vars.folder }}/out.txt" }
  - id: agree
    uses: approval
    with: { message: "Greet {{ inputs.name }}?" }
  - id: greet
    uses: template.render
    with:
      template: runbooks/greeting.hbs
      values: { greeting: "{{ vars.greeting }}", name: "{{ inputs.name }}" }
      path: "{{ vars.folder }}/out.txt"
  - id: note
    uses: script.file
    with: { path: runbooks/note.sh }
    irreversible: a note stays
  - id: child
    uses: runbook.run
    with: { runbook: child }
  - id: made
    uses: ./actions/made.yaml
    with: { folder: "{{ vars.folder }}" }
  - id: sign
    env: { TOKEN: "{{ secrets.token }}" }
    run: test -n "$TOKEN"
    rollback:
      - uses: file.facts
        with: { path: "{{ vars.folder }}" }
`,
  'runbooks/child.yaml': `apiVersion: runbook/v1
name: child
summary: A runbook that is called
target: host
steps:
  - id: look
    uses: file.facts
    with: { path: "{{ vars.folder }}" }
`,
  'runbooks/actions/made.yaml': `apiVersion: runbook/v1
kind: Action
name: made
summary: Make a folder
inputs:
  folder: { type: string, description: Where }
steps:
  - id: make
    uses: directory.create
    with: { path: "{{ inputs.folder }}/made" }
`,
  'runbooks/greeting.hbs': '{{greeting}} {{name}}\n',
  'runbooks/note.sh': 'echo noted\n',
  'inputs.yaml': 'name: everybody\n',
};

/** The value of the project's secret. */
export const secretValue = 'correct-horse-battery';

/** The project in a folder of its own. */
export interface PlannedProject extends AsyncDisposable {
  readonly rig: Rig;
  /** Plans and saves; throws when that fails. */
  plan(...args: readonly string[]): Promise<Finished>;
  runPlan(env?: Readonly<Record<string, string>>): Promise<Finished>;
  readonly edit: (name: string, change: (text: string) => string) => void;
  readonly readFile: () => PlanFile;
  readonly writeFile: (file: unknown) => void;
  /** Names of the runs that were begun. */
  runs(): readonly string[];
  /** Locks that somebody holds or has left a ticket for. */
  locks(): Promise<readonly string[]>;
}

/** Makes the project. */
export function plannedProject(): PlannedProject {
  const rig = openRig();
  for (const [name, text] of Object.entries(files)) rig.write(name, text.replace('FOLDER', rig.folder));
  const env = { RUNBOOK_SECRET_TOKEN: secretValue };
  const path = rig.path('p.json');
  return {
    rig,
    async plan(...args) {
      const made = await rig.run(['plan', 'main', '-o', 'p.json', ...args], { env });
      if (made.code !== 0) throw new Error(`no plan: ${made.stdout}${made.stderr}`);
      return made;
    },
    runPlan: (more) => rig.run(['run', '--plan', 'p.json'], { env: { ...env, ...more } }),
    edit: (name, change) => void rig.write(name, change(existsSync(rig.path(name)) ? rig.read(name) : '')),
    readFile: () => JSON.parse(readFileSync(path, 'utf8')) as PlanFile,
    writeFile: (file) => writeFileSync(path, JSON.stringify(file), { mode: 0o600 }),
    runs: () => {
      const folder = rig.path('state/runs');
      return existsSync(folder) ? readdirSync(folder) : [];
    },
    async locks() {
      const folder = rig.path('target/locks');
      if (!existsSync(folder)) return [];
      const held: string[] = [];
      for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.lock'))) {
        const free = await rig.run([`flock -n ${folder}/${name} true && echo free`], { shell: true });
        if (!free.stdout.includes('free')) held.push(name);
      }
      return held;
    },
    [Symbol.asyncDispose]: () => rig[Symbol.asyncDispose](),
  };
}
