import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { sealsOf } from '../../../engine/app/plan-file.ts';
import { Refusal } from '../../../engine/app/refusal.ts';
import { readPlan } from '../../../engine/app/save-plan.ts';
import type { SavedPlan } from '../../../engine/plan/plan.ts';
import { isObject } from '../../../engine/runbook/json.ts';
import type { FuzzTarget } from './fuzz-target.ts';
import { mutatedJson, mutatedText } from './mutations.ts';

const runbook = `apiVersion: runbook/v1
name: planned
summary: For a test
lock: fuzzed
inputs: { text: { type: string, default: hello } }
steps:
  - { id: agree, uses: approval, with: { message: Go on? } }
  - id: write
    uses: file.write
    with: { path: /tmp/nowhere/file, content: '{{ inputs.text }}' }
`;

/** Seals a plan anew, as somebody would who knows how; one whose parts cannot be read stays as it is. */
function sealed(file: unknown): unknown {
  if (!isObject(file)) return file;
  try {
    return { ...file, seals: sealsOf(file['plan'] as SavedPlan) };
  } catch {
    return file;
  }
}

/** A saved plan, changed as text, as JSON, and as JSON that is sealed anew. */
export function plans(): FuzzTarget<string> {
  const folder = mkdtempSync(join(tmpdir(), 'runbook-fuzz-'));
  const path = join(folder, 'fuzzed.plan');
  writeFileSync(join(folder, 'planned.yaml'), runbook);
  const program = fileURLToPath(new URL('../../../dist/runbook.js', import.meta.url));
  const args = ['plan', 'planned.yaml', '-o', path, '--state-dir', join(folder, 'state')];
  execFileSync(process.execPath, [program, ...args], { cwd: folder, stdio: 'ignore' });
  const text = readFileSync(path, 'utf8');
  const values = mutatedJson([JSON.parse(text)]);
  return {
    name: 'plans',
    cases: fc.oneof(
      mutatedText([text]),
      values.map((value) => JSON.stringify(value) ?? ''),
      values.map((value) => JSON.stringify(sealed(value)) ?? ''),
    ),
    async take(changed) {
      writeFileSync(path, changed, { mode: 0o600 });
      try {
        readPlan(path);
        return 'accepted';
      } catch (error) {
        if (error instanceof Refusal && error.diagnostics.every(({ message }) => message.includes(path))) {
          return 'refused';
        }
        throw error;
      }
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
}
