import type { ControlAction } from '../../actions/control-action.ts';
import type { Action } from '../../actions/define-action.ts';
import { block, generatedNote, page, section } from './markdown.ts';
import { membersTable } from './schema-words.ts';

function effectWords(action: Action): string {
  if (action.effect === 'read') return 'Reads only.';
  const { compensation } = action;
  switch (compensation.kind) {
    case 'inverse':
      return `Changes something. Undo: ${compensation.summary}.`;
    case 'declared':
      return 'Changes something. The step has to say how that is undone: `rollback:`, or `irreversible: "<why>"`.';
    case 'not-needed':
      return `Changes something that needs no undo: ${compensation.reason}.`;
    case 'irreversible':
      return `Changes something that cannot be undone: ${compensation.reason}.`;
  }
}

function planWords(action: Action): string {
  if (action.probe !== undefined) return 'A plan looks what is there and shows what would change.';
  return action.effect === 'read' ? 'A plan executes it where its inputs are known.' : '';
}

function example(text: string): readonly string[] {
  const lines = text.trimEnd().split('\n');
  return block('yaml', lines.map((line, index) => `${index === 0 ? '- ' : '  '}${line}`).join('\n'));
}

function usedBy(users: readonly string[]): readonly string[] {
  return users.length === 0 ? [] : [users.map((user) => `[${user}](../runbooks/${user}.md)`).join(', ')];
}

/** The reference page of an action. `users` are the runbooks that use it. */
export function actionPage(action: Action, users: readonly string[]): string {
  return page(
    generatedNote,
    '',
    `# ${action.name}`,
    '',
    `${action.summary}.`,
    '',
    ...(action.docs === undefined ? [] : [action.docs, '']),
    [effectWords(action), planWords(action)].filter((words) => words !== '').join(' '),
    '',
    ...section('Inputs', membersTable(action.input, true)),
    ...section('Outputs', membersTable(action.output, false)),
    ...section('Example', example(action.example)),
    ...section('Used by', usedBy(users)),
  );
}

/** The reference page of a step that the engine itself carries out. */
export function controlActionPage(action: ControlAction, users: readonly string[]): string {
  return page(
    generatedNote,
    '',
    `# ${action.name}`,
    '',
    `${action.summary}.`,
    '',
    action.docs,
    '',
    'The engine itself carries it out.',
    '',
    ...section('Inputs', membersTable(action.input, true)),
    ...section('Outputs', membersTable(action.output, false)),
    ...section('Example', example(action.example)),
    ...section('Used by', usedBy(users)),
  );
}
