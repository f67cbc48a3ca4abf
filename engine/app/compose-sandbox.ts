/** Whole sandboxes, as fault exploration uses them: one is prepared, and every cell works on a copy. */
export const sandboxFolders: {
  /** Copies a sandbox whose machine is off, or waits for that. */
  readonly clone: (from: string, to: string) => Promise<void>;
  /** Switches the machine on; it stays on, whatever engines come and go, until the result is called, which resolves when it is off. */
  readonly switchOn: (directory: string) => Promise<() => Promise<void>>;
  readonly databaseNames: (directory: string) => Promise<readonly string[]>;
} = {
  async clone(from, to) {
    const { cloneSandbox } = await import('../adapters/sandbox/clone-sandbox.ts');
    await cloneSandbox(from, to);
  },
  async switchOn(directory) {
    const { openSandbox } = await import('../adapters/sandbox/open-sandbox.ts');
    const held = await openSandbox(directory, { grace: 0 });
    return async () => {
      // The machine goes by the grace of whoever came last, and engines want some.
      const last = await openSandbox(directory, { grace: 0 });
      await held.close();
      await last.close();
    };
  },
  async databaseNames(directory) {
    const { databaseNames } = await import('../adapters/sandbox/database-names.ts');
    return databaseNames(directory);
  },
};
