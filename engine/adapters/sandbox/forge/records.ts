import type { OpenDatabase } from '../postgres/server.ts';
import { schemaVersion } from './migrations.ts';
import { type StoredPassword, hashPassword } from './passwords.ts';

/** A user as the forge knows it. */
export interface Account {
  readonly id: number;
  readonly name: string;
  readonly isAdmin: boolean;
  readonly password: StoredPassword;
}

/** A repository; its git data lies in `<owner>/<name>.git`, in lower case. */
export interface Repository {
  readonly id: number;
  readonly owner: string;
  readonly ownerId: number;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly defaultBranch: string;
}

/** An issue. */
export interface Issue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  readonly poster: string;
}

/** What is asked of the tables. The two schemas answer the same questions. */
export interface Records {
  account(name: string): Promise<Account | undefined>;
  accounts(): Promise<readonly { readonly name: string; readonly isAdmin: boolean }[]>;
  addAccount(account: NewAccount): Promise<number>;
  repository(owner: string, name: string): Promise<Repository | undefined>;
  addRepository(repository: NewRepository): Promise<number>;
  issues(repository: number): Promise<readonly Issue[]>;
  addIssue(repository: number, issue: NewIssue): Promise<number>;
}

/** A user to add. */
export interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly isAdmin: boolean;
  readonly salt?: string;
  /** Seconds since 1970. */
  readonly created: number;
}

/** A repository to add. */
export interface NewRepository {
  readonly ownerId: number;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly defaultBranch: string;
  /** Seconds since 1970. */
  readonly created: number;
}

/** An issue to add; it gets the next number of its repository. */
export interface NewIssue {
  readonly posterId: number;
  readonly title: string;
  readonly body: string;
  /** Seconds since 1970. */
  readonly created: number;
}

interface Dialect {
  readonly accountColumns: string;
  readonly addAccount: string;
  readonly addRepository: string;
  readonly issues: string;
}

const oldDialect: Dialect = {
  accountColumns: 'id, name, is_admin, salt, passwd as hash',
  addAccount: `insert into "user" (name, lower_name, email, salt, passwd, is_admin, created_unix)
    values ($1, lower($1), $2, $3, $4, $5, $6) returning id`,
  addRepository: `insert into repository (owner_id, name, lower_name, is_private, default_branch, created_unix)
    values ($1, $2, lower($2), $3, $4, $5) returning id`,
  issues: `select i."index" as number, i.name as title, i.content as body, u.name as poster,
      case when i.is_closed then 'closed' else 'open' end as state
    from issue i join "user" u on u.id = i.poster_id where i.repo_id = $1 order by 1`,
};

const newDialect: Dialect = {
  accountColumns: `id, name, is_admin, split_part(passwd_hash, '$', 2) as salt, split_part(passwd_hash, '$', 3) as hash`,
  addAccount: `insert into "user" (name, lower_name, email, passwd_hash, is_admin, created_unix)
    values ($1, lower($1), $2, 'scrypt$' || $3::text || '$' || $4::text, $5, $6) returning id`,
  addRepository: `insert into repository (owner_id, name, lower_name, is_private, default_branch, created)
    values ($1, $2, lower($2), $3, $4, to_timestamp($5)) returning id`,
  issues: `select i."index" as number, i.name as title, c.content as body, u.name as poster,
      case when i.state = 1 then 'closed' else 'open' end as state
    from issue i join issue_content c on c.issue_id = i.id join "user" u on u.id = i.poster_id
    where i.repo_id = $1 order by 1`,
};

interface AccountRow {
  id: number;
  name: string;
  is_admin: boolean;
  salt: string;
  hash: string;
}

/** The tables of an opened database, in the schema of a release of the forge. */
export function records(database: OpenDatabase, release: string): Records {
  const isOld = schemaVersion(release) === 299;
  const dialect = isOld ? oldDialect : newDialect;
  const insert = async (sql: string, values: readonly unknown[]): Promise<number> => {
    const { rows } = await database.query<{ id: number }>(sql, [...values]);
    return rows[0]?.id ?? 0;
  };
  return {
    async account(name) {
      const { rows } = await database.query<AccountRow>(
        `select ${dialect.accountColumns} from "user" where lower_name = lower($1)`,
        [name],
      );
      const row = rows[0];
      if (row === undefined) return undefined;
      const { id, is_admin: isAdmin, salt, hash } = row;
      return { id, name: row.name, isAdmin, password: { salt, hash } };
    },
    async accounts() {
      const { rows } = await database.query<{ name: string; isAdmin: boolean }>(
        'select name, is_admin as "isAdmin" from "user" order by id',
      );
      return rows;
    },
    async addAccount({ name, email, password, isAdmin, salt, created }) {
      const stored = hashPassword(password, salt);
      const values = [name, email, stored.salt, stored.hash, isAdmin, created];
      return insert(dialect.addAccount, values);
    },
    async repository(owner, name) {
      const { rows } = await database.query<Repository>(
        `select r.id, u.name as owner, u.id as "ownerId", r.name, r.is_private as "isPrivate",
           r.default_branch as "defaultBranch"
         from repository r join "user" u on u.id = r.owner_id
         where u.lower_name = lower($1) and r.lower_name = lower($2)`,
        [owner, name],
      );
      return rows[0];
    },
    async addRepository({ ownerId, name, isPrivate, defaultBranch, created }) {
      return insert(dialect.addRepository, [ownerId, name, isPrivate, defaultBranch, created]);
    },
    async issues(repository) {
      const { rows } = await database.query<Issue>(dialect.issues, [repository]);
      return rows;
    },
    addIssue: async (repository, issue) => addIssue(database, isOld, repository, issue),
  };
}

async function addIssue(
  database: OpenDatabase,
  isOld: boolean,
  repository: number,
  { posterId, title, body, created }: NewIssue,
): Promise<number> {
  return database.transaction(async (transaction) => {
    const columns = `repo_id, "index", poster_id, name, created_unix${isOld ? ', content' : ''}`;
    const { rows } = await transaction.query<{ id: number; number: number }>(
      `insert into issue (${columns})
       select $1::int, coalesce(max("index"), 0) + 1, $2::int, $3::text, $4::bigint${isOld ? ', $5::text' : ''}
         from issue where repo_id = $1
       returning id, "index" as number`,
      isOld ? [repository, posterId, title, created, body] : [repository, posterId, title, created],
    );
    const { id = 0, number = 0 } = rows[0] ?? {};
    if (!isOld) await transaction.query('insert into issue_content values ($1, $2)', [id, body]);
    return number;
  });
}
