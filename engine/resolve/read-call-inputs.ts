import { didYouMean } from '../diagnostics/suggest.ts';
import type { MapEntry, MapNode } from '../parse/syntax-tree.ts';
import type { Template } from '../runbook/expression.ts';
import type { InputDeclaration } from '../runbook/runbook.ts';
import type { Span } from '../source/span.ts';
import type { BareReading } from './check-template.ts';
import { valueOf } from './read-node.ts';
import { readTemplate } from './read-template.ts';
import { report, type ResolvedRunbook } from './resolution.ts';
import { valueProblem } from './value-problem.ts';

/** Reads and checks what a called runbook or composite is given; its defaults are filled in. `at` is where a missing input is reported. */
export function readCallInputs(
  callee: ResolvedRunbook,
  given: MapNode,
  at: Span,
  reading: BareReading,
): Template {
  const { inputs, name } = callee.runbook;
  const entries: Record<string, Template> = {};
  for (const entry of given.entries) {
    const declaration = Object.hasOwn(inputs, entry.key) ? inputs[entry.key] : undefined;
    if (declaration === undefined) {
      const help =
        Object.keys(inputs).length === 0
          ? `\`${name}\` has no inputs`
          : didYouMean(entry.key, Object.keys(inputs));
      report(reading.problems, 'RB336', `\`${name}\` has no input \`${entry.key}\``, entry.keySpan, { help });
    } else entries[entry.key] = readCallInput(entry, declaration, reading);
  }
  for (const [key, declaration] of Object.entries(inputs)) {
    if (Object.hasOwn(entries, key)) continue;
    if (declaration.default !== undefined) entries[key] = { kind: 'constant', value: declaration.default };
    else if (declaration.required && !given.entries.some((entry) => entry.key === key)) {
      report(reading.problems, 'RB337', `\`${name}\` needs the input \`${key}\``, at, {
        help: declaration.description === '' ? undefined : `it is: ${declaration.description}`,
      });
    }
  }
  return { kind: 'map', entries };
}

function readCallInput(
  { key, value }: MapEntry,
  declaration: InputDeclaration,
  reading: BareReading,
): Template {
  const noSecrets = 'in an input of what is called, which declares its own `secrets`';
  const { template } = readTemplate(value, declaration.schema, { ...reading, noSecrets });
  const wrong = template.kind === 'constant' ? valueProblem(template.value, declaration.schema) : undefined;
  if (wrong !== undefined && !JSON.stringify(valueOf(value)).includes('{{')) {
    report(reading.problems, 'RB325', `\`${key}\` ${wrong}`, value.span);
  }
  return template;
}
