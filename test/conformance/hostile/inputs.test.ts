import { readFileSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { afterAll, describe, expect, test } from 'vitest';
import { hostileValues } from '../../support/secrets/corpus.ts';
import type { HostileValue } from '../../support/secrets/corpus.ts';
import { changedValues, filesBelow, hostilePlace } from '../../support/secrets/hostile-place.ts';
import type { HostileTarget, Place } from '../../support/secrets/hostile-place.ts';
import { isFileName } from '../../support/secrets/input-steps.ts';
import { startSshd } from '../../support/ssh/start-sshd.ts';

// The whole corpus takes minutes: `RUNBOOK_HOSTILE=all npx vitest … test/conformance/hostile`.
const whole = process.env['RUNBOOK_HOSTILE'] === 'all';
const corpus = hostileValues(whole ? 200 : 20);
const harmless: readonly HostileValue[] = corpus.map((_, index) => ({
  name: `harmless ${index}`,
  value: `harmless-value-${String(index).padStart(4, '0')}`,
}));
const sshd = await startSshd();
afterAll(async () => {
  if (typeof sshd !== 'string') await sshd.stop();
});

interface Ran {
  readonly place: Place;
  readonly code: number | null;
  readonly log: string;
  readonly report: string;
}

async function run(on: HostileTarget, values: readonly HostileValue[]): Promise<Ran> {
  const place = await hostilePlace({ from: 'inputs', on, sshd, values });
  const given = ['hostile', '--inputs-file', 'inputs.yaml'];
  await place.rig.run(['plan', ...given, '-o', 'plan.json']);
  const { code, stdout, stderr } = await place.rig.run(['run', ...given]);
  await place.rig.run(['report', 'last', '-o', 'report.html']);
  return { place, code, log: `${stdout}${stderr}`.slice(-4000), report: place.rig.read('report.html') };
}

/** What a value would have done if a shell had taken it for a command. */
function owned({ rig }: Place): readonly string[] {
  const places = [homedir(), process.cwd(), ...(typeof sshd === 'string' ? [] : [sshd.folder])];
  return [
    ...filesBelow(rig.folder).filter((path) => path.endsWith('/OWNED')),
    ...places.flatMap((folder) => readdirSync(folder).filter((name) => name === 'OWNED')),
  ];
}

interface Mail {
  readonly headers: readonly string[];
  readonly subject: string;
  readonly text: string;
}

/** A message taken apart by hand, so that nothing is made good on the way. */
function readMail(path: string): Mail {
  const raw = readFileSync(path, 'utf8');
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw.slice(0, end).replaceAll('\r\n ', '').split('\r\n');
  const headers = lines.map((line) => line.slice(0, line.indexOf(':')));
  const subject = lines.find((line) => line.startsWith('Subject: '))?.slice(9) ?? '';
  return {
    headers,
    subject: subject.replaceAll(/=\?UTF-8\?B\?([^?]*)\?=/g, (_, word: string) => decoded(word)),
    text: decoded(raw.slice(end + 4)),
  };
}

const decoded = (base64: string): string => Buffer.from(base64, 'base64').toString();

/** A line break cannot be in a header; it becomes a space, and nothing else changes. */
const subjectOf = (value: string): string =>
  // oxlint-disable-next-line no-control-regex -- these are what a header does not hold
  value.replaceAll(/[\u0000-\u001F\u007F]+/g, ' ').trim();

const mailHeaders = [
  'From',
  'To',
  'Subject',
  'Date',
  'Message-ID',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
];

function mailsOf({ rig }: Place): readonly Mail[] {
  return filesBelow(rig.path('outbox')).map(readMail);
}

/** The files of a folder by name. */
function contents({ rig }: Place, folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(rig.path(folder));
  return new Map(names.map((name) => [name, readFileSync(`${rig.path(folder)}/${name}`, 'utf8')]));
}

/** The elements of a page with the names of their attributes, in order: what a value could add to. */
function elements(page: string): readonly string[] {
  return Array.from(page.matchAll(/<([a-zA-Z!/][\w-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/g), ([, name, rest]) =>
    [name, ...Array.from((rest ?? '').matchAll(/([\w-]+)\s*=/g), ([, attribute]) => attribute)].join(' '),
  );
}

describe.each(['local', 'sandbox', 'ssh'] as const)('hostile inputs, %s', (on) => {
  test.skipIf(on === 'ssh' && typeof sshd === 'string')(
    'arrive as they are, everywhere, and do nothing',
    { timeout: whole ? 1_800_000 : 120_000 },
    async () => {
      const { place, code, log, report } = await run(on, corpus);
      expect(code, log).toBe(0);
      expect(changedValues(place, corpus)).toEqual([]);
      expect(owned(place)).toEqual([]);

      const all = corpus.map(({ value }) => value);
      const argv = corpus.map((_, index) => place.rig.read(`out/argv/S${index}`));
      expect(argv).toEqual(all);
      const said = JSON.parse(place.rig.read('out/said')) as Record<string, readonly string[]>;
      expect(said['printf']).toEqual(all.map((value) => `${value}.`));
      expect(said['echo']).toEqual(on === 'sandbox' ? all : undefined);
      // The sandbox's database takes a byte order mark off the start of what it answers.
      const answered = all.map((value) => value.replace(/^\uFEFF/, ''));
      expect(said['sql']).toEqual(on === 'sandbox' ? answered : undefined);

      const named = new Map(all.filter(isFileName).map((value) => [value, value]));
      expect(named.size).toBeGreaterThan(5);
      for (const folder of ['out/names', 'out/copied', 'out/unpacked']) {
        expect(contents(place, folder)).toEqual(named);
      }

      const mails = mailsOf(place).filter(({ subject }) => !subject.startsWith('What '));
      expect(mails.map(({ headers }) => headers)).toEqual(all.map(() => mailHeaders));
      expect(mails.map(({ text }) => text).toSorted()).toEqual(all.toSorted());
      expect(mails.map(({ subject }) => subject).toSorted()).toEqual(all.map(subjectOf).toSorted());

      const control = await run(on, harmless);
      expect(control.code, control.log).toBe(0);
      const ordinary = new Set(elements(control.report));
      expect(elements(report).filter((element) => !ordinary.has(element))).toEqual([]);
    },
  );
});
