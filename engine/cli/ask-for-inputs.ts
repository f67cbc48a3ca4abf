import { describeRunbook } from '../app/describe.ts';
import { bindInputs } from '../resolve/bind-inputs.ts';
import { printable } from '../report/display-width.ts';
import type { InputDeclaration } from '../runbook/runbook.ts';
import { openPrompt } from './prompt.ts';
import type { Prompt } from './prompt.ts';
import type { NamedRequest } from './run-request.ts';
import { UsageError } from './usage-error.ts';

/** Asks at the terminal for inputs without a value, each until its value is right. Ctrl-C and Ctrl-D give up. */
export async function askForInputs(
  { project, name }: NamedRequest,
  names: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const { runbook } = describeRunbook(project, name);
  const values: Record<string, string> = {};
  const prompt = openPrompt();
  try {
    for (const input of names) {
      const declaration = runbook.inputs[input];
      if (declaration !== undefined) values[input] = await askFor(input, declaration, prompt);
    }
  } finally {
    prompt.close();
  }
  return values;
}

async function askFor(name: string, declaration: InputDeclaration, prompt: Prompt): Promise<string> {
  const { schema, description } = declaration;
  const words = schema.type === 'string' && schema.enum !== undefined ? ` (${schema.enum.join(', ')})` : '';
  if (description !== '') prompt.say(printable(description));
  for (;;) {
    const answer = await prompt.ask(`${name}${words}: `);
    if (answer === undefined) throw new UsageError(`no value was given for the input \`${name}\``);
    const bound = bindInputs({ [name]: declaration }, { [name]: answer });
    if (answer !== '' && bound.ok) return answer;
    for (const { message, help } of bound.diagnostics)
      prompt.say(help === undefined ? message : `${message}; ${help}`);
  }
}
