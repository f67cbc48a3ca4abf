/** Files that come with the runbooks: scripts and templates, on the engine's machine. */
export interface ProjectFiles {
  /**
   * The text of a file. `path` is relative to the project and must stay inside of it, links followed
   * (`refused` otherwise). At most 1 MiB of UTF-8; rejects with a PortError.
   */
  read(path: string): Promise<string>;
}
