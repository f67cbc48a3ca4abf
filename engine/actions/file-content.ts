import type { ActionContext, ProbeResult } from './define-action.ts';
import { formatSize } from '../runbook/size.ts';
import { collectHead } from './byte-collector.ts';
import { ActionError } from './define-action.ts';

/** The most that a file which is compared or read into an output may hold. */
const contentLimit: number = 1024 * 1024;

/** The text of a file of the target, at most `limit` bytes; throws an ActionError when it is more. */
export async function readText(
  path: string,
  context: ActionContext,
  limit: number = contentLimit,
): Promise<string> {
  const head = collectHead(limit);
  for await (const chunk of context.target.files.read(path)) {
    context.signal.throwIfAborted();
    head.add(chunk);
    if (head.overflowed) break;
  }
  if (head.overflowed) {
    throw new ActionError(`${path} holds more than ${formatSize(limit)}`, {
      help: 'a step can carry small files only; work on large ones with a program',
    });
  }
  return head.text();
}

/** Whether the file is there with exactly this content and mode. */
export async function isWritten(
  path: string,
  content: string,
  mode: number | undefined,
  context: ActionContext,
): Promise<boolean> {
  const facts = await context.target.files.facts(path);
  if (facts?.kind !== 'file' || (mode !== undefined && facts.mode !== mode)) return false;
  const size = new TextEncoder().encode(content).length;
  return facts.size === size && size <= contentLimit && (await readText(path, context)) === content;
}

/** What a plan shows of a file that would be written. The content itself may be secret and stays out. */
export async function probeWrite(
  path: string,
  content: string,
  mode: number | undefined,
  context: ActionContext,
): Promise<ProbeResult> {
  const found = await context.target.files.facts(path);
  const same = await isWritten(path, content, mode, context);
  const size = formatSize(new TextEncoder().encode(content).length);
  return {
    facts: {
      path,
      exists: found !== undefined,
      size: found?.size ?? null,
      mode: found === undefined ? null : formatMode(found.mode),
      modifiedAt: found?.modifiedAt ?? null,
    },
    wouldChange: !same,
    before: found === undefined ? `${path} is missing` : `${path}, ${formatSize(found.size)}`,
    after: same ? 'unchanged' : `written, ${size}`,
    ...(found === undefined || found.kind === 'file' ? {} : { obstacle: `${path} is a ${found.kind}` }),
  };
}

/** Permission bits as people write them: `0600`. */
export function formatMode(mode: number): string {
  return mode.toString(8).padStart(4, '0');
}

/** The bits of a mode such as `0644`; undefined when nothing was said. */
export function parseMode(mode: string | undefined): number | undefined {
  return mode === undefined ? undefined : Number.parseInt(mode, 8);
}
