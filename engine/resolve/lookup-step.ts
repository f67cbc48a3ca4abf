import { didYouMean } from '../diagnostics/suggest.ts';
import { anything, type StaticType } from '../expression/static-type.ts';
import { stepInto } from '../expression/step-into.ts';
import type { PathMeaning } from '../expression/type-scope.ts';
import type { ObjectSchema } from '../runbook/schema.ts';
import type { ExpressionPlace, RunbookFacts } from './runbook-facts.ts';
import type { StepOutline } from './step-outline.ts';

type Problem = Extract<PathMeaning, { ok: false }>;

function problem(code: Problem['code'], message: string, segment: number, help?: string): Problem {
  return { ok: false, code, message, segment, ...(help === undefined ? {} : { help }) };
}

/** What `steps.<id>.outputs.<name> …` means at a place. */
export function lookupStep(
  facts: RunbookFacts,
  place: ExpressionPlace,
  segments: readonly [string, ...string[]],
): PathMeaning {
  const [, id, word, name] = segments;
  const form = 'write `steps.<id>.outputs.<name>`';
  if (id === undefined) return problem('RB301', '`steps` needs the id of a step', 0, form);
  const step = facts.steps.get(id);
  if (step === undefined) return unknownStep(facts, id);
  const unreachable = whyNotBefore(facts, place, id);
  if (unreachable !== undefined) return unreachable;
  if (word !== 'outputs' || name === undefined) {
    const known = Object.keys(step.outputs?.properties ?? {});
    const example = `\`steps.${id}.outputs.${word !== undefined && known.includes(word) ? word : (known[0] ?? '<name>')}\``;
    return problem(
      'RB301',
      `of a step only its outputs can be read`,
      word === undefined ? 1 : 2,
      `write ${example}`,
    );
  }
  return outputType(facts, place, step, segments);
}

function unknownStep(facts: RunbookFacts, id: string): Problem {
  if (facts.otherIds.has(id)) {
    const message = `the outputs of \`${id}\` cannot be read: it is not one of \`steps\``;
    return problem('RB302', message, 1, 'only steps under `steps` have outputs that others read');
  }
  return problem('RB301', `there is no step \`${id}\``, 1, didYouMean(id, [...facts.steps.keys()]));
}

/** Why the step has not certainly ended where the expression is evaluated. */
function whyNotBefore(facts: RunbookFacts, place: ExpressionPlace, id: string): Problem | undefined {
  switch (place.kind) {
    case 'step':
      if (id === place.step) return problem('RB302', `\`${id}\` cannot read its own outputs`, 1);
      return facts.order.precedes(id, place.step)
        ? undefined
        : problem(
            'RB302',
            `\`${id}\` does not come before \`${place.step}\``,
            1,
            notBefore(facts, id, place.step),
          );
    case 'rollback':
      if (id === place.step) {
        const help = 'read what is needed before: in an earlier step, or with `capture` as `captured.<name>`';
        return problem(
          'RB307',
          `the rollback of \`${id}\` cannot read the outputs of \`${id}\` itself`,
          1,
          help,
        );
      }
      return facts.order.precedes(id, place.step)
        ? undefined
        : problem(
            'RB302',
            `\`${id}\` does not come before \`${place.step}\``,
            1,
            notBefore(facts, id, place.step),
          );
    case 'requires':
      return problem('RB302', 'no step has run yet where this is read', 1, 'use `inputs` and `vars` here');
    case 'constant':
      return problem('RB302', 'outputs cannot be read here', 1);
    case 'finally':
    case 'outputs':
      return undefined;
  }
}

function notBefore(facts: RunbookFacts, id: string, reader: string): string {
  return facts.order.precedes(reader, id)
    ? `\`${id}\` comes after \`${reader}\`; read an earlier step, or change the order`
    : `add \`${id}\` to the \`needs\` of \`${reader}\``;
}

function outputType(
  facts: RunbookFacts,
  place: ExpressionPlace,
  step: StepOutline,
  segments: readonly string[],
): PathMeaning {
  if (step.outputs === undefined) return { ok: true, type: anything };
  const outputs = step.isForeach ? listsOf(step.outputs) : step.outputs;
  const missing = whyMissing(facts, place, step);
  const start: StaticType = missing === undefined ? { schema: outputs } : { schema: outputs, missing };
  const found = stepInto(start, segments, 3);
  if (found.ok) return found;
  if (found.segment !== 3) return { code: 'RB301', ...found };
  const none = Object.keys(outputs.properties ?? {}).length === 0;
  return {
    ...found,
    code: 'RB303',
    message: `\`${step.id}\` has no output \`${segments[3] ?? ''}\``,
    ...(none ? { help: `\`${step.named?.value ?? step.id}\` has no outputs` } : {}),
  };
}

/** The outputs of a `foreach` step: of each a list with one value per item. */
function listsOf(outputs: ObjectSchema): ObjectSchema {
  const entries = Object.entries(outputs.properties ?? {});
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, items]) => [name, { type: 'array', items }])),
    required: entries.map(([name]) => name),
    additionalProperties: outputs.additionalProperties ?? false,
  };
}

function whyMissing(facts: RunbookFacts, place: ExpressionPlace, step: StepOutline): string | undefined {
  if (place.kind === 'finally') return `the run can end before \`${step.id}\` has run`;
  if (step.missing !== undefined) return step.missing;
  if (place.kind !== 'outputs') return undefined;
  const finish = facts.finishes.find((id) => !facts.order.precedes(step.id, id));
  return finish === undefined ? undefined : `\`${finish}\` can end the runbook before \`${step.id}\` has run`;
}
