/** What `runbook explain` says about one code. */
export interface CatalogueEntry {
  /** A few words, lower case: the kind of mistake, not the single case. */
  readonly title: string;
  /** Markdown: why it is a mistake, what happens otherwise, how to put it right, with a short example. */
  readonly explanation: string;
}
