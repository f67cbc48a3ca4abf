import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { actionsByName } from '../../../engine/actions/registry.ts';
import { ActionError } from '../../../engine/actions/define-action.ts';
import { parseOutput } from '../../../engine/actions/parse-output.ts';
import { openProject } from '../../../engine/app/load-project.ts';
import { loadProgram } from '../../../engine/app/load-program.ts';
import { evaluateTemplate } from '../../../engine/expression/evaluate.ts';
import type { Scope } from '../../../engine/expression/evaluation.ts';
import { inputProblem } from '../../../engine/resolve/input-problem.ts';
import type { Template } from '../../../engine/runbook/expression.ts';
import type { Json, JsonObject } from '../../../engine/runbook/json.ts';
import type { FuzzTarget } from './fuzz-target.ts';
import { damagedBytes, mutatedJson, mutatedText } from './mutations.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const sum = 'a'.repeat(64);

/** What `backup` writes last. */
const manifest = {
  format: 1,
  set: '20261123-020000-ab12',
  reason: 'nightly',
  server: '7300000000000000001',
  image: `gitea/gitea:1.27.3@sha256:${sum}`,
  version: '1.27.3',
  counts: { tables: 2, rows: { user: 2, issue: 7 } },
  refs: sum,
  database: { sha256: sum, bytes: 4096, tool: 'pg_dump 18.6' },
  data: { sha256: sum, bytes: 8192, files: 40 },
};

/** What the steps before have found out; which step it was does not matter here. */
const found: JsonObject = {
  path: '/srv/work/file',
  database: 'gitea_restored',
  directory: '/srv/data',
  newest: manifest.set,
  counts: manifest.counts,
  digest: manifest.refs,
  image: manifest.image,
  identity: manifest.server,
  exists: true,
};

interface Use {
  readonly action: string;
  readonly input: Template;
}

/** The steps of a shipped runbook that take something from the manifest. */
function usesIn(runbook: string): readonly Use[] {
  const environment = { vars: undefined, targets: undefined };
  const loaded = loadProgram(openProject({ cwd: root }), join(root, `runbooks/${runbook}.yaml`), environment);
  if (!loaded.ok) throw new Error(`${runbook} is not valid`);
  const { runbooks } = loaded.value;
  return (runbooks[runbook]?.steps ?? []).flatMap(({ body }) => {
    const reads = body.kind === 'action' && JSON.stringify(body.with).includes('"manifest"');
    return reads ? [{ action: body.action, input: body.with }] : [];
  });
}

function scopeWith(content: Json): Scope {
  const paths = { work: '/srv/work', data: '/srv/data' };
  return {
    inputs: { set: manifest.set },
    vars: { database: 'gitea', paths, stores: { restore: 'backups' }, images: {} },
    run: { id: manifest.set },
    outputs: (step) => (step === 'manifest' ? { content } : found),
  };
}

/** Manifests of backup sets, changed as text and as JSON, up to what each step that reads one would be given. */
export function manifests(): FuzzTarget<string> {
  const uses = ['restore', 'restore-drill'].flatMap(usesIn);
  if (uses.length < 8) throw new Error(`only ${uses.length} steps read a manifest`);
  const text = JSON.stringify(manifest);
  return {
    name: 'manifests',
    cases: fc.oneof(
      mutatedText([text]),
      damagedBytes([Buffer.from(text)]).map((bytes) => Buffer.from(bytes).toString('utf8')),
      mutatedJson([manifest]).map((value) => JSON.stringify(value) ?? ''),
    ),
    async take(changed) {
      const content = readAsObject(changed);
      if (content === undefined) return 'refused';
      const scope = scopeWith(content);
      const refusals = uses.map(({ action, input }) => refusal(action, input, scope));
      return refusals.every((each) => each === undefined) ? 'accepted' : 'refused';
    },
    end: () => {},
  };
}

function readAsObject(text: string): Json | undefined {
  try {
    return parseOutput(text, 'json', 'sets/x/manifest.json');
  } catch (error) {
    if (error instanceof ActionError) return undefined;
    throw error;
  }
}

function refusal(action: string, input: Template, scope: Scope): string | undefined {
  const value = evaluateTemplate(input, scope);
  if (value.kind === 'unknown') throw new Error(`${action}: something is not known`);
  if (value.kind === 'error') return value.message;
  const rules = actionsByName.get(action);
  if (rules === undefined) throw new Error(`no action ${action}`);
  return inputProblem(rules, value.value);
}
