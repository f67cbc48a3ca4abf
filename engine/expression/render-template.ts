import type { Json, JsonObject } from '../runbook/json.ts';
import { known, missing, type Evaluation } from './evaluation.ts';
import { callHelper } from './helpers/call-helper.ts';
import { helperList } from './helpers/helper-list.ts';
import type { Helper } from './helpers/define-helper.ts';

/** The text of a rendered template file, or what is wrong with it (without any value). */
export type Rendered =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };

function evaluationOf(value: unknown): Evaluation {
  return value === undefined ? missing('a value is missing') : known(value as Json);
}

/** A helper of the expression language as Handlebars calls it: values first, its own options last. */
function asFunction(helper: Helper): (...values: unknown[]) => Json {
  return (...values) => {
    const evaluation = callHelper(helper, values.slice(0, -1).map(evaluationOf));
    if (evaluation.kind === 'value') return evaluation.value;
    throw new Error(evaluation.kind === 'error' ? evaluation.message : 'a value is not known');
  };
}

/** What objects of values inherit: only how Handlebars names them in its messages. */
const nameless: object = { __proto__: null, [Symbol.toPrimitive]: () => 'the values' };

/** The same values in objects that inherit nothing, so that `constructor` and its like are unknown names. */
function bare(value: Json): Json {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.create(nameless) as Record<string, Json>;
  for (const [name, item] of Object.entries(value)) copy[name] = bare(item);
  return copy;
}

/**
 * Renders a Handlebars file over `values`, with the helpers of the expression language and the blocks
 * `if`, `unless`, `each` and `with`. A name that `values` does not hold is a problem, never an empty text. Nothing is escaped.
 */
export async function renderTemplate(template: string, values: JsonObject): Promise<Rendered> {
  const { default: handlebars } = await import('handlebars');
  const own = handlebars.create();
  for (const name of ['log', 'helperMissing', 'blockHelperMissing']) own.unregisterHelper(name);
  for (const helper of helperList) own.registerHelper(helper.name, asFunction(helper));
  const knownHelpers = Object.fromEntries(helperList.map((helper) => [helper.name, true]));
  try {
    const render = own.compile<Json>(template, {
      strict: true,
      knownHelpersOnly: true,
      knownHelpers: { ...knownHelpers, log: false },
      noEscape: true,
      preventIndent: true,
    });
    return { ok: true, text: render(bare(values)) };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}
