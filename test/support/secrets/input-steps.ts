import { fileURLToPath } from 'node:url';

/** What these steps are made for. */
interface InputStepsParts {
  readonly names: readonly string[];
  /** Folder on the target. */
  readonly out: string;
  /** Whether there are containers. */
  readonly containers: boolean;
}

const receiver = fileURLToPath(new URL('receiver.ts', import.meta.url));
const irreversible = 'it only writes for a test';

/** Whether a value can be the name of a file, and none of those that `file.write` makes for itself. */
export function isFileName(value: string): boolean {
  return !/^\.|\//.test(value) && Buffer.byteLength(value) <= 200;
}

/** The declarations of all values, one by one and as lists. */
export function inputsOf(names: readonly string[]): Readonly<Record<string, object>> {
  const list = { type: 'list', items: { type: 'string' } };
  return {
    ...Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
    all: list,
    filenames: list,
  };
}

/** Steps that give every value to what takes no secrets: arguments, names of files, mail, queries, lists. */
export function inputSteps({ names, out, containers }: InputStepsParts): readonly object[] {
  const each = { foreach: { items: '{{ inputs.all }}', maxParallel: 4 } };
  return [
    {
      id: 'argv',
      uses: 'command',
      with: {
        argv: [
          process.execPath,
          receiver,
          'argv',
          `${out}/argv`,
          ...names.map((name) => `{{ inputs.${name} }}`),
        ],
      },
      irreversible,
    },
    {
      id: 'printf',
      ...each,
      uses: 'command',
      with: { script: 'printf "%s.\\n" "$VALUE"' },
      env: { VALUE: '{{ item }}' },
      effect: 'read',
    },
    {
      id: 'mail',
      ...each,
      uses: 'notify.mail',
      with: { subject: '{{ item }}', text: '{{ item }}' },
      irreversible,
    },
    ...fileNameSteps(out),
    ...(containers ? containerSteps(each) : []),
    {
      id: 'said',
      uses: 'file.write',
      with: {
        path: `${out}/said`,
        json: {
          printf: '{{ steps.printf.outputs.stdout }}',
          ...(containers && {
            echo: '{{ steps.echo.outputs.stdout }}',
            sql: '{{ steps.sql.outputs.value }}',
          }),
        },
      },
    },
  ];
}

function fileNameSteps(out: string): readonly object[] {
  return [
    { id: 'names', uses: 'directory.create', with: { path: `${out}/names` } },
    {
      id: 'named',
      foreach: { items: '{{ inputs.filenames }}', maxParallel: 4 },
      uses: 'file.write',
      with: { path: `${out}/names/{{ item }}`, content: '{{ item }}' },
    },
    { id: 'copied', uses: 'directory.copy', with: { from: `${out}/names`, to: `${out}/copied` } },
    {
      id: 'packed',
      uses: 'archive.create',
      with: { directory: `${out}/names`, path: `${out}/names.tar.zst` },
    },
    {
      id: 'unpacked',
      uses: 'archive.extract',
      with: { path: `${out}/names.tar.zst`, directory: `${out}/unpacked` },
    },
    {
      id: 'reread',
      foreach: { items: '{{ inputs.filenames }}', maxParallel: 4 },
      uses: 'file.read',
      with: { path: `${out}/unpacked/{{ item }}` },
    },
  ];
}

function containerSteps(each: object): readonly object[] {
  return [
    {
      id: 'echo',
      ...each,
      uses: 'compose.exec',
      with: { service: 'nginx', argv: ['echo', '{{ item }}'] },
      effect: 'read',
    },
    {
      id: 'sql',
      ...each,
      uses: 'postgres.value',
      with: { database: 'gitea', sql: 'SELECT $1::text', parameters: ['{{ item }}'] },
    },
  ];
}
