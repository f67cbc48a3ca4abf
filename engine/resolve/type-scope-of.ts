import { didYouMean, nearest } from '../diagnostics/suggest.ts';
import { plainType, type StaticType } from '../expression/static-type.ts';
import { stepInto } from '../expression/step-into.ts';
import type { PathMeaning, TypeScope } from '../expression/type-scope.ts';
import { roots } from '../runbook/expression.ts';
import type { Schema } from '../runbook/schema.ts';
import { earlyRunFields, lateRunFields } from './run-fields.ts';
import type { ExpressionPlace, RunbookFacts } from './runbook-facts.ts';
import { lookupStep } from './lookup-step.ts';

type Segments = readonly [string, ...string[]];
type Problem = Extract<PathMeaning, { ok: false }>;

function problem(code: Problem['code'], message: string, segment: number, help?: string): Problem {
  return { ok: false, code, message, segment, ...(help === undefined ? {} : { help }) };
}

/** What expressions at one place of a runbook can read. */
export function typeScopeOf(facts: RunbookFacts, place: ExpressionPlace): TypeScope {
  return { lookup: (segments) => lookup(facts, place, segments) };
}

function lookup(facts: RunbookFacts, place: ExpressionPlace, segments: Segments): PathMeaning {
  const [root] = segments;
  switch (root) {
    case 'inputs':
      return named('input', facts.inputs, segments);
    case 'vars':
      return inside(plainType(facts.vars ?? {}), segments, 1);
    case 'secrets':
      return lookupSecret(facts, segments);
    case 'steps':
      return lookupStep(facts, place, segments);
    case 'captured':
      return lookupCaptured(place, segments);
    case 'run':
      return lookupRun(place, segments);
    case 'item':
    case 'index':
      return lookupItem(root, place, segments);
    case 'env':
      return lookupEnv(place, segments);
    default:
      return unknownRoot(facts, root);
  }
}

function inside(type: StaticType, segments: Segments, from: number): PathMeaning {
  const found = stepInto(type, segments, from);
  return found.ok ? found : { code: 'RB301', ...found };
}

function withoutName(root: string, what: string): Problem {
  return problem('RB301', `\`${root}\` needs the name of ${what}`, 0, `write \`${root}.<name>\``);
}

function named(what: string, types: ReadonlyMap<string, StaticType>, segments: Segments): PathMeaning {
  const [root, name] = segments;
  if (name === undefined) return withoutName(root, `an ${what}`);
  const type = types.get(name);
  if (type !== undefined) return inside(type, segments, 2);
  const help = types.size === 0 ? `declare it under \`${root}\`` : didYouMean(name, [...types.keys()]);
  return problem('RB301', `there is no ${what} \`${name}\``, 1, help);
}

function lookupSecret(facts: RunbookFacts, segments: Segments): PathMeaning {
  const [root, name, further] = segments;
  if (name === undefined) return withoutName(root, 'a secret');
  if (!facts.secrets.has(name)) {
    const help =
      facts.secrets.size === 0 ? 'declare it under `secrets`' : didYouMean(name, [...facts.secrets]);
    return problem('RB301', `there is no secret \`${name}\``, 1, help);
  }
  return further === undefined
    ? { ok: true, type: { schema: { type: 'string' }, secret: true } }
    : problem(
        'RB301',
        `the secret \`${name}\` is text and has no \`${further}\``,
        2,
        'name the key where the secret is declared: `key: …`',
      );
}

function lookupCaptured(place: ExpressionPlace, segments: Segments): PathMeaning {
  const [root, name] = segments;
  if (place.captured === undefined) {
    const message = '`captured` exists only in the rollback of a step';
    return problem('RB306', message, 0, 'read the facts with a step of their own');
  }
  if (name === undefined) return withoutName(root, 'a capture');
  const schema = place.captured.get(name);
  if (schema !== undefined) return inside(plainType(schema), segments, 2);
  const help =
    place.captured.size === 0
      ? `declare it under \`capture\` of \`${place.step}\``
      : didYouMean(name, [...place.captured.keys()]);
  return problem('RB301', `\`${place.step}\` captures no \`${name}\``, 1, help);
}

function lookupRun(place: ExpressionPlace, segments: Segments): PathMeaning {
  const [root, name] = segments;
  if (name === undefined) return withoutName(root, 'a fact of the run');
  const early = earlyRunFields[name];
  if (early !== undefined) return inside(plainType(early), segments, 2);
  const late = lateRunFields[name];
  if (late === undefined) {
    const fields = Object.keys({ ...earlyRunFields, ...lateRunFields });
    return problem('RB301', `there is no \`run.${name}\``, 1, didYouMean(name, fields));
  }
  if (place.kind === 'finally') return inside(plainType(late), segments, 2);
  return problem(
    'RB308',
    `\`run.${name}\` is not known before the run has ended`,
    1,
    'read it in a step under `finally`',
  );
}

function lookupItem(root: 'item' | 'index', place: ExpressionPlace, segments: Segments): PathMeaning {
  if (place.item === undefined) {
    return problem(
      'RB305',
      `\`${root}\` exists only in a step with \`foreach\``,
      0,
      'give the step a `foreach`',
    );
  }
  const schema: Schema = root === 'index' ? { type: 'integer', minimum: 0 } : place.item;
  return inside(plainType(schema), segments, 1);
}

function lookupEnv(place: ExpressionPlace, segments: Segments): PathMeaning {
  const [root, name] = segments;
  if (place.env === undefined) {
    return problem(
      'RB301',
      '`env` can only be read in the `with` of a step',
      0,
      "it is the step's own map, not the environment of the process",
    );
  }
  if (name === undefined) return withoutName(root, 'a variable');
  if (!place.env.includes(name)) {
    const help = place.env.length === 0 ? 'the step has no `env`' : didYouMean(name, place.env);
    return problem('RB301', `the step's \`env\` has no \`${name}\``, 1, help);
  }
  return inside(plainType({ type: 'string' }), segments, 2);
}

function unknownRoot(facts: RunbookFacts, root: string): Problem {
  return problem('RB301', `there is no \`${root}\``, 0, unknownRootHelp(facts, root));
}

function unknownRootHelp(facts: RunbookFacts, root: string): string {
  if (facts.inputs.has(root)) return `did you mean \`inputs.${root}\`?`;
  if (facts.steps.has(root)) return `did you mean \`steps.${root}.outputs.<name>\`?`;
  const guess = nearest(root, roots);
  if (guess !== undefined) return `did you mean \`${guess}\`?`;
  return `text stands in quotes: \`"${root}"\`; values start with ${roots.map((name) => `\`${name}\``).join(', ')}`;
}
