import { block, code, generatedNote, page, section, table } from './markdown.ts';

/** What a page needs to know of a verb. */
export interface CommandFacts {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  readonly examples: readonly { readonly does: string; readonly line: string }[];
  readonly args: readonly {
    readonly name: string;
    readonly summary: string;
    readonly required?: boolean;
    readonly multiple?: boolean;
  }[];
  readonly flags: Readonly<
    Record<
      string,
      {
        readonly kind: 'switch' | 'value' | 'list';
        readonly char?: string;
        readonly summary: string;
        readonly placeholder?: string;
        readonly options?: readonly string[];
        readonly env?: string;
      }
    >
  >;
}

function usageOf({ name, args, flags }: CommandFacts): string {
  const words = args.map((arg) => {
    const word = `${arg.name.toUpperCase()}${arg.multiple === true ? '…' : ''}`;
    return arg.required === true ? word : `[${word}]`;
  });
  return ['runbook', name, ...words, ...(Object.keys(flags).length > 0 ? ['[FLAGS]'] : [])].join(' ');
}

function flagTable({ flags }: CommandFacts): readonly string[] {
  const rows = Object.entries(flags).map(([name, flag]) => {
    const value = flag.kind === 'switch' ? '' : ` ${flag.placeholder ?? 'VALUE'}`;
    const short = flag.char === undefined ? '' : `, ${code(`-${flag.char}${value}`)}`;
    const more = [
      ...(flag.options === undefined
        ? []
        : [`one of ${flag.options.map((option) => code(option)).join(', ')}`]),
      ...(flag.kind === 'list' ? ['several times'] : []),
      ...(flag.env === undefined ? [] : [`else ${code(`$${flag.env}`)}`]),
    ];
    return [`${code(`--${name}${value}`)}${short}`, flag.summary, more.join('; ')];
  });
  return table(['Flag', 'Meaning', ''], rows);
}

/** The reference page of a verb. */
export function commandPage(command: CommandFacts): string {
  const args = command.args.map(({ name, summary }) => [code(name.toUpperCase()), summary]);
  return page(
    generatedNote,
    '',
    `# runbook ${command.name}`,
    '',
    `${command.summary}.`,
    '',
    ...block('sh', usageOf(command)),
    command.description,
    '',
    ...section('Arguments', table(['Argument', 'Meaning'], args)),
    ...section('Flags', flagTable(command)),
    ...section(
      'Examples',
      command.examples.flatMap(({ does, line }) => [`${does}:`, '', ...block('sh', line)]),
    ),
  );
}

/** The list of all verbs, with the exit codes of a run. */
export function commandIndex(
  commands: readonly CommandFacts[],
  exitCodes: Readonly<Record<number, string>>,
): string {
  return page(
    generatedNote,
    '',
    '# The command line',
    '',
    ...table(
      ['Verb', 'Does'],
      commands.map(({ name, summary }) => [`[${name}](${name}.md)`, summary]),
    ),
    ...section('Exit codes of a run', [
      ...table(
        ['Code', 'Meaning'],
        Object.entries(exitCodes).map(([number, meaning]) => [number, meaning]),
      ),
      'Verbs that start no run and carry none on use 0, 1 and 2.',
    ]),
  );
}
