import type { Outcome } from '../journal/event.ts';

/** A run as measures need it. Times are milliseconds since 1970. */
export interface MeasuredRun {
  readonly runbook: string;
  readonly startedAt: number;
  /** Undefined while it has not ended. */
  readonly endedAt: number | undefined;
  readonly state: Outcome | 'running' | 'waiting' | 'interrupted' | 'resolved' | 'damaged';
}

/** What the measures are made from. */
export interface MetricsSource {
  readonly environment: string;
  readonly version: string;
  readonly now: number;
  /** Newest first. */
  readonly runs: readonly MeasuredRun[];
  /** What the last drill of a restore has measured, in seconds: how long it took, and how old its data was. */
  readonly drill: { readonly rtoSeconds: number; readonly rpoSeconds: number } | undefined;
}

/** Names and values of what a sample is about. */
export type Labels = Readonly<Record<string, string>>;

/** One measure with its samples; all of them are gauges. */
export interface MetricFamily {
  readonly name: string;
  readonly help: string;
  readonly samples: readonly (readonly [Labels, number])[];
}

const outcomes: readonly Outcome[] = [
  'succeeded',
  'unchanged',
  'rolled-back',
  'rollback-failed',
  'failed',
  'cancelled',
];
const openStates = ['running', 'waiting', 'interrupted'] as const;

/** Measures of all runs. A family without samples is left out. */
export function metricFamilies(source: MetricsSource): readonly MetricFamily[] {
  const families = [...overview(source), ...byRunbook(source), ...byDrill(source)];
  return families.filter(({ samples }) => samples.length > 0);
}

/** Measures in Prometheus' text format, as the node exporter collects it from a file. */
export function metricsText(families: readonly MetricFamily[]): string {
  return families.map(familyText).join('');
}

function familyText({ name, help, samples }: MetricFamily): string {
  const lines = samples.map(([labels, value]) => `${name}${labelText(labels)} ${value}`);
  return `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${lines.join('\n')}\n`;
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escapeLabel(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

function overview({ environment, version, now, runs }: MetricsSource): readonly MetricFamily[] {
  return [
    { name: 'runbook_build_info', help: 'The engine.', samples: [[{ version }, 1]] },
    {
      name: 'runbook_written_timestamp_seconds',
      help: 'When this was written.',
      samples: [[{ environment }, seconds(now)]],
    },
    {
      name: 'runbook_open_runs',
      help: 'Runs that have not ended: at work, waiting for an approval, or cut off.',
      samples: openStates.map((state) => [
        { state, environment },
        runs.filter((run) => run.state === state).length,
      ]),
    },
  ];
}

function byRunbook({ environment, runs }: MetricsSource): readonly MetricFamily[] {
  const names = [...new Set(runs.map(({ runbook }) => runbook))].toSorted();
  const ended = runs.filter(hasOutcome);
  const newest = new Map(names.map((name) => [name, ended.find(({ runbook }) => runbook === name)]));
  const perRunbook = (value: (name: string) => number | undefined): MetricFamily['samples'] =>
    names.flatMap((runbook) => {
      const known = value(runbook);
      return known === undefined ? [] : [[{ runbook, environment }, known] as const];
    });
  return [
    {
      name: 'runbook_last_success_timestamp_seconds',
      help: 'When a run last ended succeeded or unchanged.',
      samples: perRunbook((name) => endOf(ended.find((run) => run.runbook === name && isSuccess(run)))),
    },
    {
      name: 'runbook_last_end_timestamp_seconds',
      help: 'When a run last ended, however.',
      samples: perRunbook((name) => endOf(newest.get(name))),
    },
    {
      name: 'runbook_last_duration_seconds',
      help: 'How long the last ended run took from its first record to its last.',
      samples: perRunbook((name) => durationOf(newest.get(name))),
    },
    {
      name: 'runbook_last_outcome',
      help: 'One for the outcome of the last ended run.',
      samples: names.flatMap((runbook) => {
        const state = newest.get(runbook)?.state;
        if (state === undefined) return [];
        return outcomes.map(
          (outcome) => [{ runbook, environment, outcome }, outcome === state ? 1 : 0] as const,
        );
      }),
    },
    {
      name: 'runbook_runs',
      help: 'Runs in the journals that are kept, by outcome.',
      samples: names.flatMap((runbook) =>
        outcomes.map(
          (outcome) =>
            [
              { runbook, environment, outcome },
              runs.filter((run) => run.runbook === runbook && run.state === outcome).length,
            ] as const,
        ),
      ),
    },
  ];
}

function byDrill({ environment, drill }: MetricsSource): readonly MetricFamily[] {
  if (drill === undefined) return [];
  return [
    {
      name: 'runbook_recovery_seconds',
      help: 'How long the last drilled restore took (RTO).',
      samples: [[{ environment }, drill.rtoSeconds]],
    },
    {
      name: 'runbook_recovery_window_seconds',
      help: 'How old the set of the last drilled restore was (RPO).',
      samples: [[{ environment }, drill.rpoSeconds]],
    },
  ];
}

function hasOutcome(run: MeasuredRun): boolean {
  return outcomes.some((outcome) => outcome === run.state);
}

function isSuccess({ state }: MeasuredRun): boolean {
  return state === 'succeeded' || state === 'unchanged';
}

function endOf(run: MeasuredRun | undefined): number | undefined {
  return run?.endedAt === undefined ? undefined : seconds(run.endedAt);
}

function durationOf(run: MeasuredRun | undefined): number | undefined {
  return run?.endedAt === undefined ? undefined : seconds(run.endedAt - run.startedAt);
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds) / 1000;
}
