/** A user of a new sandbox. */
export interface SeedAccount {
  readonly name: string;
  readonly isAdmin: boolean;
}

/** The users that every new sandbox has; the first one is its administrator. */
export const seedAccounts: readonly SeedAccount[] = [
  { name: 'operator', isAdmin: true },
  { name: 'alice', isAdmin: false },
  { name: 'bob', isAdmin: false },
];

/** The published password of a seeded user: it protects nothing, since a sandbox only listens on loopback. */
export function seedPassword(account: string): string {
  return `sandbox-${account}`;
}

/** An issue of a new sandbox. */
export interface SeedIssue {
  readonly repository: string;
  readonly poster: string;
  readonly title: string;
  readonly body: string;
}

/** The issues that every new sandbox has. */
export const seedIssues: readonly SeedIssue[] = [
  {
    repository: 'website',
    poster: 'bob',
    title: 'The heading is too small',
    body: 'On a phone it can hardly be read.',
  },
  {
    repository: 'website',
    poster: 'alice',
    title: 'Add a page about prices',
    body: "Customers ask.\n\nIt's not urgent.",
  },
  { repository: 'tools', poster: 'alice', title: 'count.sh fails without files', body: '' },
];
