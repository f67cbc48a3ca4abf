import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, services } from './host.ts';
import type { Place } from './place.ts';

/** A procedure that is killed somewhere. */
export interface Scenario {
  readonly name: string;
  readonly args: readonly string[];
  /** About as many lines as an uncut run prints with --json. */
  readonly lines: number;
  /** What it changes: the image of a service, the sets in the store, or all rows and refs. */
  readonly changes: 'nginx' | 'gitea' | 'sets' | 'rows';
  /** What an uncut run leaves there; undefined when it goes back, or when that is not known before. */
  readonly becomes?: string;
}

/** The images that every kill starts from. */
export const starts = { nginx: 'nginx:1.27.0', gitea: 'gitea/gitea:1.22.6' } as const;

const version = (wanted: string): readonly string[] => ['update-manual', '--input', `version=${wanted}`];
const image = (ref: string): readonly string[] =>
  ['update-auto', '--input', 'backup=false'].concat('--input', `image=${ref}`);

/** One after the other in the order of the seeds. */
export const scenarios: readonly Scenario[] = [
  { name: 'backup', args: ['backup'], lines: 70, changes: 'sets' },
  {
    name: 'update-manual',
    args: version('1.27.3'),
    lines: 127,
    changes: 'gitea',
    becomes: 'gitea/gitea:1.27.3',
  },
  {
    name: 'update-auto',
    args: image('nginx:1.30.6'),
    lines: 26,
    changes: 'nginx',
    becomes: 'nginx:1.30.6',
  },
  { name: 'restore', args: ['restore'], lines: 62, changes: 'rows' },
  { name: 'update-manual to a bad version', args: version('1.27.3-unhealthy'), lines: 160, changes: 'gitea' },
  { name: 'update-auto to a bad image', args: image('nginx:1.30.6-crash'), lines: 32, changes: 'nginx' },
];

/** What a scenario changes, as it is now, in a line. */
export async function look({ changes }: Scenario, place: Place): Promise<string> {
  switch (changes) {
    case 'nginx':
    case 'gitea':
      return (await services().inspect(changes)).image.ref;
    case 'sets':
      return wholeSets(place).join(' ');
    case 'rows':
      return fingerprint();
  }
}

/** Only with its manifest, which comes last, is it a set. */
function wholeSets({ sets }: Place): readonly string[] {
  return readdirSync(sets).filter((name) => existsSync(join(sets, name, 'manifest.json')));
}
