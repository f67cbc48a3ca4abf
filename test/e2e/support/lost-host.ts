import { createHash } from 'node:crypto';
import type { BareHost } from './bare-host.ts';

const forge = 'http://127.0.0.1:3000';

/** Users, repositories with history, and issues, written as users would; run on the host itself. */
export const seed: string = `set -eu
cd /opt/gitea
for name in root other; do
  docker compose exec -T gitea gitea admin user create --username $name --password secret --email $name@localhost --admin
done
export GIT_AUTHOR_NAME=Root GIT_AUTHOR_EMAIL=root@localhost GIT_COMMITTER_NAME=Root GIT_COMMITTER_EMAIL=root@localhost
work=$(mktemp -d)
for name in one two; do
  curl -sf -u root:secret --json "{\\"name\\":\\"$name\\"}" ${forge}/api/v1/user/repos >/dev/null
  git -c init.defaultBranch=main init --quiet "$work/$name"
  cd "$work/$name"
  for turn in 1 2 3; do
    head -c 100000 /dev/urandom >"blob-$turn"
    git add . && git commit --quiet --message "commit $turn of $name"
  done
  git tag "v-$name" && git branch side HEAD~2
  git push --quiet --all "http://root:secret@127.0.0.1:3000/root/$name.git"
  git push --quiet --tags "http://root:secret@127.0.0.1:3000/root/$name.git"
  curl -sf -u root:secret --json "{\\"title\\":\\"about $name\\"}" ${forge}/api/v1/repos/root/$name/issues >/dev/null
done
rm -rf "$work"
`;

const everything = `set -eu
docker exec gitea-postgres-1 pg_dump --username=gitea --dbname=gitea --no-owner | grep -Ev '^.(un)?restrict '
for repository in /opt/gitea/data/git/repositories/*/*; do
  echo "$repository"
  git -c safe.directory='*' -C "$repository" fsck --full --no-dangling --no-progress
  git -c safe.directory='*' -C "$repository" for-each-ref
done
`;

/** A sum of every row of the database and of every ref of every repository, all of which are whole. */
export function fingerprintOf(host: BareHost): string {
  return createHash('sha256').update(host.tell(everything)).digest('hex');
}
