import { ActionError, type ActionContext } from './define-action.ts';

/** How a step says which role of the database it means. */
export const roleInput = {
  type: 'string',
  pattern: '^[A-Za-z_][A-Za-z0-9_-]{0,62}$',
  description: 'Role of the database server',
} as const;

const longest = 1024;

/** The password in a file of the target, without the line break at its end. It must not leave the action. */
export async function readPassword(path: string, { target }: ActionContext): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of target.files.read(path)) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > longest) throw new ActionError(`${path} is too long for a password`);
  }
  const password = text.replace(/\r?\n$/u, '');
  if (password === '' || /[\r\n\0]/u.test(password)) {
    throw new ActionError(`${path} holds no password`, { help: 'it has to be one line' });
  }
  return password;
}
