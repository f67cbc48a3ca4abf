import type { ControlAction } from '../../actions/control-action.ts';
import type { Action } from '../../actions/define-action.ts';
import { generatedNote, page, section, table } from './markdown.ts';

/** The list of all actions: those that do something, and those by which the engine is directed. */
export function actionIndex(actions: readonly Action[], control: readonly ControlAction[]): string {
  const link = (name: string): string => `[${name}](${name}.md)`;
  return page(
    generatedNote,
    '',
    '# Actions',
    '',
    'What stands behind `uses:` in a step. `run:` is short for [the action `command`](command.md) with a script.',
    '',
    ...table(
      ['Action', 'Does', 'Effect'],
      actions.map(({ name, summary, effect }) => [
        link(name),
        summary,
        effect === 'read' ? 'reads' : 'changes',
      ]),
    ),
    ...section(
      'Steps that direct the run',
      table(
        ['Step', 'Does'],
        control.map(({ name, summary }) => [link(name), summary]),
      ),
    ),
  );
}
