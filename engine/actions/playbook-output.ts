import { isObject, type Json } from '../runbook/json.ts';

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
    if (/^changed: \[[^\]]+\]/.test(line)) {
      changed.add(task);
      tell(`  ${line}`);
    }
    pending = failureOf(line, task);
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

function failureOf(line: string, task: string): TaskFailure | undefined {
  const found = /^(?:fatal|failed): \[([^\]]+)\](?: \(item=.*?\))?: (FAILED|UNREACHABLE)! => (.*)$/.exec(
    line,
  );
  if (found === null) return undefined;
  const [, host = '', kind, facts = ''] = found;
  return {
    task,
    host: host.replace(/ -> .*$/, ''),
    unreachable: kind === 'UNREACHABLE',
    message: messageOf(facts),
  };
}

/** What a program said to stderr tells more than that it ended badly. */
function messageOf(facts: string): string {
  const value = parsed(facts);
  if (!isObject(value)) return facts.slice(0, 400);
  const texts = [value['msg'], value['stderr']].map((text) => (typeof text === 'string' ? text.trim() : ''));
  const said = texts.filter((text) => text !== '').join(': ');
  return said.replaceAll(/\s*\n\s*/gu, '; ').slice(0, 600);
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
