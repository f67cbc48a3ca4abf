import { isObject, type Json, type JsonObject } from '../runbook/json.ts';

/** How the tasks of one host, or of all of them, ended. */
export interface Recap {
  readonly ok: number;
  readonly changed: number;
  readonly failed: number;
  readonly unreachable: number;
  readonly [count: string]: number;
}

/** A task that ended badly, and was not ignored. */
export interface TaskFailure {
  readonly task: string;
  readonly host: string;
  readonly unreachable: boolean;
  /** An assertion that met the host as it is, before any task changed something there. */
  readonly refusal: boolean;
  readonly message: string;
}

/** What ansible-playbook printed, read as it came. */
export interface PlaybookOutput {
  /** Takes a piece of its standard output. */
  add(chunk: Uint8Array): void;
  /** Names of the tasks that changed something, in order, each once. */
  readonly changed: readonly string[];
  readonly failures: readonly TaskFailure[];
  readonly hosts: Readonly<Record<string, Recap>>;
}

/**
 * Reads the output of Ansible's default callback and tells each task as it begins, and what it changed: `total` is how
 * many tasks were listed beforehand, which says nothing of those that are included while it runs.
 */
export function readPlaybookOutput(total: number, tell: (line: string) => void): PlaybookOutput {
  const decoder = new TextDecoder();
  const changed = new Set<string>();
  const touched = new Set<string>();
  const failures: TaskFailure[] = [];
  const hosts: Record<string, Recap> = {};
  let rest = '';
  let task = '';
  let begun = 0;
  /** Told once the next line has not said that it is ignored. */
  let pending: TaskFailure | undefined;
  const settle = (line: string): void => {
    if (pending === undefined) return;
    const ignored = line === '...ignoring';
    if (!ignored) failures.push(pending);
    tell(`  ${failureText(pending)}${ignored ? ' (ignored)' : ''}`);
    pending = undefined;
  };
  const read = (line: string): void => {
    settle(line);
    const title = /^(?:TASK|RUNNING HANDLER) \[(.*)\] \**$/.exec(line)?.[1];
    if (title !== undefined) {
      task = title;
      begun += 1;
      tell(`${begun}${begun <= total ? `/${total}` : ''} ${title}`);
    }
    const touchedHost = /^changed: \[([^\] ]+)[^\]]*\]/.exec(line)?.[1];
    if (touchedHost !== undefined) {
      changed.add(task);
      touched.add(touchedHost);
      tell(`  ${line}`);
    }
    pending = failureOf(line, task, touched);
    const recap = recapOf(line);
    if (recap !== undefined) hosts[recap[0]] = recap[1];
  };
  return {
    add(chunk) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) read(line.trimEnd());
    },
    get changed() {
      return [...changed];
    },
    failures,
    hosts,
  };
}

/** One line for people. */
export function failureText({ task, host, unreachable, message }: TaskFailure): string {
  return unreachable ? `${host} cannot be reached: ${message}` : `\`${task}\` failed on ${host}: ${message}`;
}

function failureOf(line: string, task: string, touched: ReadonlySet<string>): TaskFailure | undefined {
  const found = /^(?:fatal|failed): \[([^\]]+)\](?: \(item=.*?\))?: (FAILED|UNREACHABLE)! => (.*)$/.exec(
    line,
  );
  if (found === null) return undefined;
  const [, place = '', kind, text = ''] = found;
  const host = place.replace(/ -> .*$/, '');
  const facts = parsed(text);
  return {
    task,
    host,
    unreachable: kind === 'UNREACHABLE',
    refusal: isObject(facts) && facts['evaluated_to'] === false && !touched.has(host),
    message: isObject(facts) ? messageOf(facts) : text.slice(0, 400),
  };
}

/** What a program said to stderr tells more than that it ended badly. */
function messageOf(facts: JsonObject): string {
  const texts = ['msg', 'stderr', 'module_stderr'].map((name) => facts[name]);
  const said: string[] = [];
  for (const text of texts) {
    const words = typeof text === 'string' ? text.trim() : '';
    // Some modules say in `msg` all that the program said.
    if (words !== '' && !said.some((earlier) => earlier.includes(words))) said.push(words);
  }
  return said
    .join(': ')
    .replaceAll(/\s*\n\s*/gu, '; ')
    .slice(0, 600);
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function recapOf(line: string): [string, Recap] | undefined {
  const found = /^(\S+)\s+: ok=(\d+)\s+changed=(\d+)\s+unreachable=(\d+)\s+failed=(\d+)/.exec(line);
  if (found === null) return undefined;
  const [ok = 0, changed = 0, unreachable = 0, failed = 0] = found.slice(2).map(Number);
  return [found[1] ?? '', { ok, changed, failed, unreachable }];
}
