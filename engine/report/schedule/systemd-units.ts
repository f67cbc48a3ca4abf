import { formatDuration } from '../../runbook/duration.ts';
import type { ScheduledRunbook, ScheduleSettings } from './scheduled-runs.ts';
import { generatedLine, resumeWords, runWords } from './scheduled-runs.ts';

/** The unit that carries on, at boot, what was cut off. */
const resumeUnit = 'runbook-resume.service';

/** Names that `systemdUnits` gives: other files of a folder are somebody else's. */
export const unitName: RegExp = /^runbook-(?:resume\.service|run-[a-z0-9._-]+\.(?:service|timer))$/;

/** A rollback may take its time; what is cut off after that is carried on at the next boot. */
const stopSeconds = 900;

/**
 * The units that start runbooks by the calendar and carry on what was cut off: file name → content. Units to enable are
 * the timers and the one service with an `[Install]` section.
 */
export function systemdUnits(
  runbooks: readonly ScheduledRunbook[],
  settings: ScheduleSettings,
): ReadonlyMap<string, string> {
  const units = new Map([[resumeUnit, resumeService(settings)]]);
  for (const runbook of runbooks) {
    units.set(`runbook-run-${runbook.name}.service`, runService(runbook, settings));
    units.set(`runbook-run-${runbook.name}.timer`, timer(runbook));
  }
  return units;
}

/** The units of `systemdUnits` that `systemctl enable` is for. */
export function unitsToEnable(units: ReadonlyMap<string, string>): readonly string[] {
  return [...units].filter(([, content]) => content.includes('\n[Install]\n')).map(([name]) => name);
}

type Section = readonly [title: string, lines: readonly string[]];

function unitFile(...sections: readonly Section[]): string {
  const blocks = sections.map(([title, lines]) => [`[${title}]`, ...lines].join('\n'));
  return `${[generatedLine, ...blocks].join('\n\n').replace('\n\n', '\n')}\n`;
}

function timer({ name, schedule }: ScheduledRunbook): string {
  const jitter = schedule.jitter === 0 ? [] : [`RandomizedDelaySec=${formatDuration(schedule.jitter)}`];
  return unitFile(
    ['Unit', [`Description=Starts the runbook ${name}`]],
    ['Timer', [`OnCalendar=${schedule.calendar} UTC`, ...jitter, 'AccuracySec=1s', 'Persistent=true']],
    ['Install', ['WantedBy=timers.target']],
  );
}

/** A start that was missed while the host was off is made up for at boot, but not before what was cut off. */
function runService(runbook: ScheduledRunbook, settings: ScheduleSettings): string {
  const { name, summary } = runbook;
  return unitFile(
    ['Unit', [`Description=${described(`Runbook ${name}: ${summary}`)}`, ...after(resumeUnit)]],
    ['Service', [...service(runWords(runbook, settings), settings), ...hardening]],
  );
}

/** Not hardened: what was cut off may be a deployment, which sets up more than a runbook of every day. */
function resumeService(settings: ScheduleSettings): string {
  return unitFile(
    ['Unit', ['Description=Carries on the runbooks that were cut off', ...after()]],
    ['Service', service(resumeWords(settings), settings)],
    ['Install', ['WantedBy=multi-user.target']],
  );
}

function after(...more: readonly string[]): readonly string[] {
  return [
    'Wants=network-online.target',
    `After=${['network-online.target', 'time-sync.target', 'docker.service', ...more].join(' ')}`,
  ];
}

/** Only the engine gets the first signal: it ends its own children, and undoes what they did. */
function service(words: readonly string[], { user }: ScheduleSettings): readonly string[] {
  return [
    'Type=oneshot',
    ...(user === 'root' ? [] : [`User=${user}`]),
    `ExecStart=${words.map(unitWord).join(' ')}`,
    'KillMode=mixed',
    'TimeoutStartSec=infinity',
    `TimeoutStopSec=${stopSeconds}`,
  ];
}

/**
 * What no runbook that a timer starts needs. Folders stay writable and /tmp shared, since steps lead Docker and others
 * to files that they made; memory stays executable, since JavaScript is compiled.
 */
const hardening = [
  'NoNewPrivileges=yes',
  'ProtectClock=yes',
  'ProtectControlGroups=yes',
  'ProtectHostname=yes',
  'ProtectKernelLogs=yes',
  'ProtectKernelModules=yes',
  'ProtectKernelTunables=yes',
  'LockPersonality=yes',
  'RestrictRealtime=yes',
  'SystemCallArchitectures=native',
];

/** One line without specifiers. */
function described(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').replaceAll('%', '%%');
}

/** A word of a command line as systemd reads it back: systemd.service(5), COMMAND LINES, and its quoting. */
export function unitWord(word: string): string {
  const safe = word.replaceAll('%', '%%').replaceAll('$', '$$$$');
  if (/^[\w@+=:,./%$-]+$/.test(safe)) return safe;
  const quoted = safe
    .replaceAll(/["\\]/g, String.raw`\$&`)
    .replaceAll(/\p{Cc}/gu, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `"${quoted}"`;
}
