import { failure, hasErrors, type Result, success } from '../diagnostics/diagnostic.ts';
import type { MapNode, SyntaxTree } from '../parse/syntax-tree.ts';
import { parseDuration } from '../runbook/duration.ts';
import type { Project, RuleWeight, SimulationSettings } from '../runbook/environment.ts';
import { checkVars } from './check-vars.ts';
import { entriesOf, field, numberOf, textOf, textsOf, valuesOf } from './fields.ts';
import { validateDocument } from './validate-document.ts';

const ninetyDays = 90 * 86_400_000;

function readLint(values: Readonly<Record<string, unknown>>): Readonly<Record<string, RuleWeight>> {
  const weights: Record<string, RuleWeight> = {};
  for (const [rule, weight] of Object.entries(values)) {
    if (weight === 'off' || weight === 'advice' || weight === 'warning' || weight === 'error')
      weights[rule] = weight;
  }
  return weights;
}

function readSimulation(node: MapNode): SimulationSettings {
  return {
    exempt: textOf(node, 'exempt'),
    prepare: textOf(node, 'prepare'),
    cases: valuesOf(node, 'cases') as SimulationSettings['cases'],
    kept: textsOf(node, 'kept'),
  };
}

/** What holds where there is no `project.yaml`, and for what it leaves out. */
export const defaultProject: Project = {
  environment: 'sandbox',
  vars: {},
  retention: { runs: 50, age: ninetyDays },
  lint: {},
  simulate: {},
};

/** Checks a project document and reads it, with defaults filled in. */
export function readProject(tree: SyntaxTree): Result<Project> {
  const { root } = tree;
  const structure = validateDocument(tree, 'project');
  if (hasErrors(structure)) return failure(...structure);
  const problems = checkVars(field(root, 'vars'));
  if (problems.length > 0) return failure(...problems);
  const retention = field(root, 'retention');
  return success({
    environment: textOf(root, 'environment') ?? defaultProject.environment,
    vars: valuesOf(root, 'vars'),
    retention: {
      runs: numberOf(retention, 'runs') ?? defaultProject.retention.runs,
      age: parseDuration(textOf(retention, 'age') ?? '') ?? ninetyDays,
    },
    lint: readLint(valuesOf(root, 'lint')),
    simulate: entriesOf(root, 'simulate', readSimulation),
  });
}
