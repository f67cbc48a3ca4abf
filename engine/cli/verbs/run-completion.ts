import { argument, isOn } from '../command-spec.ts';
import type { CommandRun } from '../command-spec.ts';
import { bashScript } from '../completion/bash.ts';
import { fishScript } from '../completion/fish.ts';
import { zshScript } from '../completion/zsh.ts';

const scripts: Readonly<Record<string, string>> = { bash: bashScript, zsh: zshScript, fish: fishScript };

/** Prints the script of a shell. */
export const runCompletion: CommandRun = async (parsed, { out }) => {
  const shell = argument(parsed, 'shell');
  const script = scripts[shell] ?? '';
  if (isOn(parsed, 'json')) out.line(JSON.stringify({ shell, script }));
  else out.write(script);
  return 0;
};
