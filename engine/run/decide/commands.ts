import type { Command } from '../command.ts';
import { commandId } from '../command.ts';

/** Collects commands, leaving out those that are being carried out. */
export class Commands {
  readonly list: Command[] = [];
  readonly #issued: ReadonlySet<string>;

  constructor(issued: ReadonlySet<string>) {
    this.#issued = issued;
  }

  /** Whether a command of this name was handed out before and not answered yet. */
  isIssued(id: string): boolean {
    return this.#issued.has(id);
  }

  add(command: Command): void {
    if (command.kind === 'record' || !this.#issued.has(commandId(command))) this.list.push(command);
  }
}
