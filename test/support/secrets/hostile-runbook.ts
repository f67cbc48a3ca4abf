import { fileURLToPath } from 'node:url';
import { inputSteps, inputsOf } from './input-steps.ts';
import { separator } from './separator.ts';

/** What a runbook that gives hostile values to everything is made for. */
export interface HostileRunbookParts {
  /** What the values are to the runbook. */
  readonly from: 'secrets' | 'inputs';
  readonly names: readonly string[];
  /** Names whose values can stand in a header of a request. */
  readonly headers: readonly string[];
  readonly target: string;
  /** Folder on the target. */
  readonly out: string;
  /** Address that is sent headers and a body. */
  readonly url: string;
  /** Whether there are containers. */
  readonly containers: boolean;
}

const receiver = fileURLToPath(new URL('receiver.ts', import.meta.url));
const irreversible = 'it only writes for a test';

type Refer = (name: string) => string;

function refer(from: string): Refer {
  return (name) => `{{ ${from}.${name} }}`;
}

/** A runbook that gives every value to every action and input that takes a secret; JSON, which is YAML as well. */
export function hostileRunbook(parts: HostileRunbookParts): string {
  const { names, target, from } = parts;
  const declared =
    from === 'secrets'
      ? { secrets: Object.fromEntries(names.map((name) => [name, { from: name }])) }
      : { inputs: inputsOf(names) };
  return JSON.stringify({
    apiVersion: 'runbook/v1',
    name: 'hostile',
    summary: 'Gives hostile values to everything that takes secrets',
    target,
    ...declared,
    steps: [
      ...programSteps(parts),
      ...fileSteps(parts),
      ...failingSteps(parts),
      ...(parts.containers ? containerSteps(parts) : []),
      ...(from === 'inputs' ? inputSteps(parts) : []),
    ],
    finally: [
      {
        uses: 'notify.mail',
        with: {
          subject: 'What {{ default steps.env.outputs.stdout "nothing" }} said',
          text: '{{ json (default steps.printed.outputs.stdout "nothing") }} {{ json (default steps.env.outputs.stdout "nothing") }}',
        },
      },
    ],
    outputs: { said: '{{ default steps.env.outputs.stdout "" }}' },
  });
}

function programSteps({ from, names, out, url, headers }: HostileRunbookParts): readonly object[] {
  const reference = refer(from);
  const env = Object.fromEntries(names.map((name) => [name.toUpperCase(), reference(name)]));
  const joined = names.map(reference).join(separator);
  const node = process.execPath;
  return [
    { id: 'env', uses: 'command', with: { argv: [node, receiver, 'env', `${out}/env`] }, env, irreversible },
    {
      id: 'stdin',
      uses: 'command',
      with: { argv: [node, receiver, 'stdin', `${out}/stdin`], stdin: joined },
      irreversible,
    },
    {
      id: 'script',
      uses: 'script.file',
      with: { path: 'runbooks/receive.sh', args: [node, receiver, `${out}/script`], stdin: joined },
      env,
      irreversible,
    },
    {
      id: 'http',
      uses: 'http.check',
      with: {
        url,
        method: 'POST',
        body: joined,
        headers: Object.fromEntries(headers.map((name) => [`x-${name}`, reference(name)])),
      },
    },
    {
      id: 'bad-header',
      uses: 'http.check',
      with: { url, headers: Object.fromEntries(names.map((name) => [`x-${name}`, reference(name)])) },
      continueOnError: true,
    },
  ];
}

function fileSteps({ from, names, out }: HostileRunbookParts): readonly object[] {
  const reference = refer(from);
  const values = Object.fromEntries(names.map((name) => [name, reference(name)]));
  return [
    {
      id: 'file',
      uses: 'file.write',
      with: { path: `${out}/file`, content: names.map(reference).join(separator), mode: '0600' },
    },
    { id: 'json', uses: 'file.write', with: { path: `${out}/json`, json: values, mode: '0600' } },
    {
      id: 'template',
      uses: 'template.render',
      with: {
        template: 'runbooks/all.hbs',
        path: `${out}/template`,
        values: { all: Object.values(values) },
        mode: '0600',
      },
    },
    { id: 'read', uses: 'file.read', with: { path: `${out}/file` }, continueOnError: true },
    { id: 'read-json', uses: 'file.read', with: { path: `${out}/json`, as: 'json' }, continueOnError: true },
  ];
}

/** Messages of failures quote what programs print, cut somewhere. */
function failingSteps({ from, names, out }: HostileRunbookParts): readonly object[] {
  const reference = refer(from);
  const command = (script: string, output = 'text'): object => ({
    uses: 'command',
    with: { script, output, stdin: `${out}/file` },
    continueOnError: true,
    irreversible,
  });
  const shuffled = names.flatMap((name, index) => (index % 3 === 0 ? [name] : []));
  return [
    { id: 'printed', ...command('read -r file; head -c 900000 "$file"', 'lines') },
    { id: 'fails', ...command('read -r file; head -c 60000 "$file" >&2; exit 3') },
    { id: 'no-json', ...command('read -r file; tail -c 12000 "$file"', 'json') },
    ...shuffled.map((name) => ({
      id: `quoted-${name}`,
      uses: 'command',
      with: { script: 'cat >&2; exit 4', stdin: reference(name) },
      continueOnError: true,
      irreversible,
    })),
    ...shuffled.map((name) => ({
      id: `begins-${name}`,
      uses: 'command',
      with: { script: 'cat', stdin: reference(name), output: 'json' },
      continueOnError: true,
      irreversible,
    })),
  ];
}

function containerSteps({ from, names }: HostileRunbookParts): readonly object[] {
  const reference = refer(from);
  const stdin = names.map(reference).join(separator);
  const env = Object.fromEntries(names.map((name) => [name.toUpperCase(), reference(name)]));
  return [
    { id: 'exec', uses: 'compose.exec', with: { service: 'nginx', argv: ['cat'], stdin }, env, irreversible },
    {
      id: 'exec-fails',
      uses: 'compose.exec',
      with: { service: 'nginx', argv: ['nothing'], stdin },
      env,
      irreversible,
      continueOnError: true,
    },
    {
      id: 'once',
      uses: 'compose.run',
      with: { service: 'nginx', image: 'nginx:1.30.6', argv: ['cat'], stdin },
      env,
      irreversible,
    },
  ];
}
