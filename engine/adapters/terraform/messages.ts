/** One line that Terraform prints with `-json`. */
export interface TerraformMessage {
  readonly level: string;
  readonly type: string;
  readonly message: string;
  readonly diagnostic: TerraformDiagnostic | undefined;
  readonly counts: TerraformCounts | undefined;
}

/** What Terraform has to complain about. */
export interface TerraformDiagnostic {
  readonly severity: string;
  readonly summary: string;
  readonly detail: string;
  /** The resource it is about; empty for none. */
  readonly address: string;
}

/** What an apply did. */
export interface TerraformCounts {
  readonly add: number;
  readonly change: number;
  readonly remove: number;
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function countOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function readDiagnostic(value: unknown): TerraformDiagnostic {
  const { severity, summary, detail, address } = fieldsOf(value);
  return {
    severity: textOf(severity),
    summary: textOf(summary),
    detail: textOf(detail),
    address: textOf(address),
  };
}

/** Reads a line; undefined for one that is no message, such as a provider's own output. */
export function readMessage(line: string): TerraformMessage | undefined {
  if (!line.startsWith('{')) return undefined;
  let fields: Fields;
  try {
    fields = fieldsOf(JSON.parse(line));
  } catch {
    return undefined;
  }
  const { diagnostic, changes, type } = fields;
  const counts = fieldsOf(changes);
  return {
    level: textOf(fields['@level']),
    type: textOf(type),
    message: textOf(fields['@message']),
    diagnostic: diagnostic === undefined ? undefined : readDiagnostic(diagnostic),
    counts:
      type !== 'change_summary'
        ? undefined
        : {
            add: countOf(counts['add']),
            change: countOf(counts['change']),
            remove: countOf(counts['remove']),
          },
  };
}

/** Whole lines out of pieces; what no line break ended is handed over by `end`. */
export function splitLines(onLine: (line: string) => void): {
  readonly add: (chunk: Uint8Array) => void;
  readonly end: () => void;
} {
  const decoder = new TextDecoder();
  let rest = '';
  return {
    add(chunk) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(onLine);
    },
    end() {
      if (rest !== '') onLine(rest);
      rest = '';
    },
  };
}
