import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from '../../runbook/json.ts';
import { DemoFailure } from './guide.ts';
import type { Guide } from './guide.ts';

/** What the acts are played with. */
export interface ActSettings {
  readonly guide: Guide;
  /** The stage's folder. */
  readonly folder: string;
  /** Where the report of the last act is written. */
  readonly report: string;
}

const version = '1.27.3';

/** What must not be lost: the version, rows of every table, one digest over all refs. */
async function fingerprint(guide: Guide): Promise<string> {
  const { text } = await guide.quietly(['run', 'health-check', '--json'], 0);
  for (const line of text.split('\n').toReversed()) {
    const event: unknown = line.startsWith('{') ? JSON.parse(line) : {};
    if (isObject(event) && event['event'] === 'frame-done') return JSON.stringify(event['outputs']);
  }
  throw new DemoFailure('health-check printed no outputs');
}

async function newestRun(guide: Guide, runbook: string): Promise<string> {
  const { text } = await guide.quietly(['history', '--json'], 0);
  const runs = JSON.parse(text) as readonly { readonly run: string; readonly runbook: string }[];
  const found = runs.find((one) => one.runbook === runbook);
  if (found === undefined) throw new DemoFailure(`there is no run of ${runbook}`);
  return found.run;
}

const disaster = `# yaml-language-server: $schema=../schemas/runbook.schema.json
apiVersion: runbook/v1
name: disaster
summary: Lose every repository, as one wrong command does
target: host
steps:
  - id: lose
    env: { REPOSITORIES: "{{ vars.paths.repositories }}" }
    irreversible: that is what makes it a disaster
    run: rm -rf -- "$REPOSITORIES"/*
    timeout: 1m
`;

/** Plays all acts in order; throws a DemoFailure at the first promise that is not kept. */
export async function playActs({ guide, folder, report }: ActSettings): Promise<void> {
  await olderDeployment(guide, folder);
  await deployAndReview(guide);
  await badUpdate(guide);
  await crash(guide);
  const set = await backup(guide);
  await disasterAndRestore(guide, folder, set);
  await showReport(guide, report);
}

/** A new sandbox runs its services already; this is what would have been left of the deployment that started them. */
async function olderDeployment(guide: Guide, folder: string): Promise<void> {
  await guide.quietly(['run', 'health-check'], 0);
  const live = join(folder, '.runbook/host/host/deployment/nginx/live');
  mkdirSync(live, { recursive: true });
  writeFileSync(join(live, 'gitea.conf'), '# an older configuration\n');
}

async function deployAndReview(guide: Guide): Promise<void> {
  await guide.act(
    'Deploy',
    'runbooks/deploy.yaml',
    'A folder plays the host: a real PostgreSQL, real git repositories, stand-ins for Gitea and nginx.\n' +
      'Nothing outside of it is touched. An old version runs there; what its deployment lacks is written, what runs stays.',
  );
  await guide.command(['run', 'deploy'], 0);

  await guide.act(
    'A plan to be reviewed',
    'runbooks/update-auto.yaml',
    'A plan looks at the host and changes nothing. Saved, it can be read, agreed to, and run exactly as it is.',
  );
  await guide.command(['plan', 'update-auto', '-o', 'nginx.plan'], 0, {
    blocks: /^(?:change +swap|If it goes wrong|\d+ to change|saved in)/,
  });

  await guide.act(
    'A good update',
    'runbooks/update-auto.yaml',
    'Meanwhile the timer of the night does its work: backup, the new nginx tested with the live configuration, swap, checks.',
  );
  await guide.command(['run', 'update-auto'], 0);

  await guide.act(
    'The plan is refused',
    'runbooks/update-auto.yaml',
    'The host is not what was reviewed any more, so the plan is not carried out. Each thing that moved is named.',
  );
  await guide.command(['run', '--plan', 'nginx.plan'], 6, { only: /error|current:|help/ });
}

async function badUpdate(guide: Guide): Promise<void> {
  const before = await fingerprint(guide);
  await guide.act(
    'A bad update, undone',
    'runbooks/update-manual.yaml',
    'The migration of this version dies half way. Putting the old image back would not be enough, so it worked on copies.',
  );
  const input = `version=${version}-halfmigrated`;
  await guide.command(['run', 'update-manual', '--input', input, '--approve', 'all'], 1);
  guide.holds((await fingerprint(guide)) === before, 'not a row or commit is different');
}

async function crash(guide: Guide): Promise<void> {
  await guide.act(
    'kill -9 in the middle, and on',
    'runbooks/update-manual.yaml',
    'The engine is killed while it looks at the new version, with the site closed. What it meant to do was on disk before it\n' +
      'did it, so another engine can go on: or undo, where a step was cut in half.',
  );
  const update = ['run', 'update-manual', '--input', `version=${version}`, '--approve', 'all'];
  await guide.command(update, 0, { killAt: /start +healthy / });
  guide.say('Nobody else may work on a host in this state, the nightly backup neither:');
  await guide.command(['run', 'backup'], 5, { only: /REFUSED/ });
  await guide.command(['resume', '--interrupted'], 0);
  const after = await fingerprint(guide);
  guide.holds(
    after.includes(`"version":"${version}"`),
    `version ${version} answers, as if nothing had happened`,
  );
}

async function backup(guide: Guide): Promise<string> {
  await guide.act(
    'Backup',
    'runbooks/backup.yaml',
    'A set is stored only after it was restored beside the live data and compared with it.',
  );
  await guide.command(['run', 'backup', '--input', 'reason=demo'], 0);
  return newestRun(guide, 'backup');
}

async function disasterAndRestore(guide: Guide, folder: string, set: string): Promise<void> {
  const before = await fingerprint(guide);
  await guide.act(
    'Disaster',
    './disaster.yaml',
    'One wrong command, and every repository is gone. It is a runbook too, so that it has a place in the history.',
  );
  writeFileSync(join(folder, 'disaster.yaml'), disaster);
  await guide.command(['run', './disaster.yaml', '--env', 'sandbox'], 0);
  guide.holds((await fingerprint(guide)) !== before, 'the repositories are gone');

  await guide.act(
    'Restore',
    'runbooks/restore.yaml',
    'Everything is restored beside what is live and compared with its manifest; then two renames, which could be undone.',
  );
  await guide.command(['run', 'restore', '--input', `set=${set}`, '--approve', 'all'], 0);
  guide.holds((await fingerprint(guide)) === before, 'every row and every commit of the backup is back');
}

async function showReport(guide: Guide, report: string): Promise<void> {
  await guide.act(
    'What happened',
    'runbooks/update-manual.yaml',
    'The history of the host, and the report of the update that was killed: what was planned beside what happened.',
  );
  await guide.command(['history'], 0);
  const run = await newestRun(guide, 'update-manual');
  await guide.command(['report', run, '-o', report], 0);
}
