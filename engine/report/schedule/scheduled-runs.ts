import type { Json } from '../../runbook/json.ts';
import type { Schedule } from '../../runbook/runbook.ts';

/** A runbook with the time it is started at. */
export interface ScheduledRunbook {
  readonly name: string;
  readonly summary: string;
  readonly schedule: Schedule;
}

/** How the host starts the engine. */
export interface ScheduleSettings {
  /** Absolute path of the program. */
  readonly program: string;
  /** Absolute path of the folder that holds `runbooks/`. */
  readonly project: string;
  readonly environment: string;
  /** The engine's own choice when undefined. */
  readonly stateDirectory: string | undefined;
  /** The account it runs under. */
  readonly user: string;
}

/** First line of what is generated: how an earlier generation is recognised. */
export const generatedLine: string = '# Written by `runbook schedule`; changes made here are lost.';

/** The words of the command that starts a runbook. */
export function runWords(
  { name, schedule }: ScheduledRunbook,
  settings: ScheduleSettings,
): readonly string[] {
  const inputs = Object.entries(schedule.inputs).flatMap(([input, value]) => [
    '--input',
    `${input}=${inputText(value)}`,
  ]);
  const place = ['--dir', settings.project, '--env', settings.environment];
  return [
    settings.program,
    'run',
    name,
    ...place,
    ...inputs,
    ...overlapWords(schedule),
    ...stateWords(settings),
  ];
}

/** The words of the command that carries on what a crash or a reboot cut off. */
export function resumeWords(settings: ScheduleSettings): readonly string[] {
  return [settings.program, 'resume', '--interrupted', ...stateWords(settings)];
}

function stateWords({ stateDirectory }: ScheduleSettings): readonly string[] {
  return stateDirectory === undefined ? [] : ['--state-dir', stateDirectory];
}

/** Refusing is what `run` does by itself. */
function overlapWords({ overlap }: Schedule): readonly string[] {
  switch (overlap) {
    case 'queue':
      return ['--wait'];
    case 'skip':
      return ['--overlap', 'skip'];
    case 'fail':
      return [];
  }
}

/** As `--input` reads it: text as it is, everything else as JSON. */
function inputText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
