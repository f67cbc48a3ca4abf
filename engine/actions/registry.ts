import { assert } from './assert/assert.ts';
import { command } from './command/command.ts';
import type { Action } from './define-action.ts';
import { fileWrite } from './file/write.ts';
import { httpCheck } from './http/check.ts';
import { wait } from './wait/wait.ts';

/** Every action, in the order of their names. */
export const actions: readonly Action[] = [assert, command, fileWrite, httpCheck, wait];

/** The same by name. */
export const actionsByName: ReadonlyMap<string, Action> = new Map(
  actions.map((action) => [action.name, action]),
);
