/**
 * Keys name every piece of work of a run:
 *
 *     frame     ''  |  <key of the calling step>/
 *     step      <frame>[requires:|finally:]<id>[[index]]
 *     undo      <step>!undo  |  <step>!<number>       (inverse, or a rollback step)
 *
 * Ids hold neither of `/ : [ ] !`, so a key is read back without doubt.
 */

/** The parts of a runbook that hold steps. */
export type Section = 'steps' | 'requires' | 'finally';

/** A key, taken apart. */
export interface KeyParts {
  readonly frame: string;
  readonly section: Section;
  readonly id: string;
  readonly index: number | undefined;
  /** `undo` for the inverse, a position for a rollback step. */
  readonly undo: 'undo' | number | undefined;
}

const pattern =
  /^(?<frame>.*\/)?(?:(?<section>requires|finally):)?(?<id>[^/:[\]!]+)(?:\[(?<index>\d+)\])?(?:!(?<undo>undo|\d+))?$/;

const partsOf = new Map<string, KeyParts>();
const rememberedKeys = 50_000;

/** Takes a key apart; throws on text that is none, since keys come from the engine itself. */
export function parseKey(key: string): KeyParts {
  const known = partsOf.get(key);
  if (known !== undefined) return known;
  const groups = pattern.exec(key)?.groups;
  if (groups?.['id'] === undefined) throw new Error(`not a step key: ${key}`);
  const { frame = '', section, id, index, undo } = groups;
  const parts: KeyParts = {
    frame,
    section: section === 'requires' || section === 'finally' ? section : 'steps',
    id,
    index: index === undefined ? undefined : Number(index),
    undo: undo === undefined || undo === 'undo' ? undo : Number(undo),
  };
  if (partsOf.size >= rememberedKeys) partsOf.clear();
  partsOf.set(key, parts);
  return parts;
}

/** The key of a step in a section of a frame. */
export function keyOf(frame: string, section: Section, id: string): string {
  return section === 'steps' ? frame + id : `${frame}${section}:${id}`;
}

/** The key of one item of a `foreach` step. */
export function itemKey(step: string, index: number): string {
  return `${step}[${index}]`;
}

/** The `foreach` step that an item belongs to, or undefined for any other key. */
export function containerOf(key: string): string | undefined {
  const { index, undo } = parseKey(key);
  return index === undefined || undo !== undefined ? undefined : key.slice(0, key.lastIndexOf('['));
}

/** The frame that a calling step opens. */
export function frameOf(step: string): string {
  return `${step}/`;
}

/** The step that opened a frame; undefined for the root frame. */
export function callerOf(frame: string): string | undefined {
  return frame === '' ? undefined : frame.slice(0, -1);
}

/** The step whose effect an undo key takes back; the key itself for any other. */
export function undoneStep(key: string): string {
  const at = key.lastIndexOf('!');
  return at === -1 ? key : key.slice(0, at);
}

/** Whether a key lies in a scope: is that step, an item of it, or inside the runbook that it calls. '' holds everything. */
export function isWithin(key: string, scope: string): boolean {
  if (scope === '' || key === scope) return true;
  if (!key.startsWith(scope)) return false;
  const next = key[scope.length];
  return next === '/' || next === '[' || next === '!';
}
