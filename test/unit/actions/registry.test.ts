import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { controlActions } from '../../../engine/actions/control-actions.ts';
import { actions, actionsByName } from '../../../engine/actions/registry.ts';
import type { Schema } from '../../../engine/runbook/schema.ts';

const folder = join(import.meta.dirname, '../../../engine/actions');

/** The names that the files of the folder declare. */
function declared(): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  const names: string[] = [];
  for (const file of files) {
    if (!file.isFile() || file.parentPath === folder || file.parentPath.endsWith('/control')) continue;
    const name = /defineAction\(\{\s*name: '([^']+)'/u.exec(
      readFileSync(join(file.parentPath, file.name), 'utf8'),
    )?.[1];
    names.push(name ?? `nothing in ${file.name}`);
  }
  return names.toSorted();
}

function undescribed(schema: Schema, path: string): string[] {
  if (schema.type === 'array') return undescribed(schema.items, `${path}[]`);
  if (schema.type !== 'object') return [];
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => [
    ...(property.description === undefined ? [`${path}.${name}`] : []),
    ...undescribed(property, `${path}.${name}`),
  ]);
}

describe('registry', () => {
  it('lists every action of the folder once, in order', () => {
    const names = actions.map((action) => action.name);
    expect(names).toEqual(declared());
    expect(names).toEqual(names.toSorted());
    expect(actionsByName.size).toBe(actions.length);
    const control = controlActions.map((action) => action.name);
    expect(control.filter((name) => actionsByName.has(name))).toEqual([]);
  });

  it.each([...actions, ...controlActions].map((action) => [action.name, action] as const))(
    '%s is described, and its example is a step of its own',
    (name, action) => {
      expect(action.summary).toMatch(/^[A-Z][^.]*$/u);
      expect(undescribed(action.input, 'with')).toEqual([]);
      expect(undescribed(action.output, 'outputs')).toEqual([]);
      const step = parse(action.example) as { uses: string; with?: Record<string, unknown> };
      expect(step.uses).toBe(name);
      const given = Object.keys(step.with ?? {});
      expect(Object.keys(action.input.properties ?? {})).toEqual(expect.arrayContaining(given));
      expect(given).toEqual(expect.arrayContaining([...(action.input.required ?? [])]));
    },
  );

  it.each(actions.map((action) => [action.name, action] as const))('%s is complete', (_name, action) => {
    const { compensation, effect } = action;
    if (effect === 'read') expect(compensation.kind).toBe('not-needed');
    if (compensation.kind === 'inverse') expect(action).toHaveProperty('capture');
    for (const name of [...(action.secretInputs ?? []), ...(action.fixedInputs ?? [])]) {
      expect(Object.keys(action.input.properties ?? {})).toContain(name);
    }
  });
});
