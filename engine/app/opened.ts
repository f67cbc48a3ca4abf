/** Opens things once, when they are first asked for, and closes them in the reverse order. */
export class Opened {
  readonly #open = new Map<string, Promise<unknown>>();
  readonly #closers: (() => Promise<void>)[] = [];

  once<T>(name: string, open: () => Promise<T>): Promise<T> {
    const known = this.#open.get(name) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const opened = open();
    this.#open.set(name, opened);
    opened.catch(() => this.#open.delete(name));
    return opened;
  }

  has(name: string): boolean {
    return this.#open.has(name);
  }

  onClose(close: () => Promise<void>): void {
    this.#closers.push(close);
  }

  async close(): Promise<void> {
    for (const close of this.#closers.splice(0).toReversed()) await close();
  }
}
