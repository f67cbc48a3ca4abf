import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { curveSizes, justFile, makeFile, playbookFile, realisticFile, stepsFile } from './inputs.ts';
import type { Shape } from './inputs.ts';
import type { Program } from './measure.ts';

/** The most that a program may take: times of another of its group, or MB. */
export interface Limits {
  readonly wall?: number;
  /** Of the CPU time with all children. */
  readonly cpu?: number;
  /** Of the CPU time without children. */
  readonly own?: number;
  readonly rss?: number;
}

/** One row of the table. */
export interface Case {
  readonly name: string;
  readonly program: Program;
  /** The row of the same group that it is compared with. */
  readonly against?: string;
  readonly limits?: Limits;
  /** At most so many rounds, for what takes long. */
  readonly atMost?: number;
}

/** Programs that are measured in turns. */
export interface Group {
  readonly title: string;
  readonly rounds: number;
  readonly cases: readonly Case[];
  /** What could not be measured here. */
  readonly leftOut: readonly string[];
  /** Ends what was started for it. */
  readonly end?: () => void;
}

/** Where things are. */
export interface Places {
  /** The checkout. */
  readonly top: string;
  /** A folder for made files and state. */
  readonly work: string;
}

/** How much is measured. */
export interface Effort {
  readonly rounds: number;
  readonly steps: number;
  readonly largest: number;
  /** Of what is backed up. */
  readonly megabytes: number;
}

const node = process.execPath;

function findProgram(name: string, top: string): string | undefined {
  const folders = [join(top, 'node_modules', '.bin'), ...(process.env['PATH'] ?? '').split(delimiter)];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** `run` outside of any project, where steps run on this machine; the rest in the checkout, with its runbooks. */
function engine({ top, work }: Places, args: readonly string[]): Program {
  const argv = [node, join(top, 'dist', 'runbook.js'), ...args];
  if (args[0] !== 'run') return { argv, cwd: top };
  return { argv: [...argv, '--state-dir', join(work, 'state')], cwd: work };
}

function peer({ top }: Places, script: string, ...args: readonly (string | number)[]): Program {
  return { argv: [node, join(top, 'bench', 'peers', script), ...args.map(String)], cwd: top };
}

const alone = (program: Program): Program => ({ ...program, tellsOwn: true });

/** What a start costs. */
export function startGroup(places: Places, { rounds }: Effort): Group {
  const one = stepsFile(places.work, 'chain', 1, 1);
  const base = 'node -e 0';
  return {
    title: 'Start',
    rounds: rounds * 3,
    leftOut: [],
    cases: [
      { name: base, program: alone({ argv: [node, '-e', '0'], cwd: places.top }) },
      {
        name: 'runbook --version',
        program: alone(engine(places, ['--version'])),
        against: base,
        limits: { cpu: 1.5 },
      },
      ...['backup', 'update-manual'].map((name) => ({
        name: `runbook validate ${name}`,
        program: alone(engine(places, ['validate', name])),
        against: base,
        limits: { cpu: 4 },
      })),
      {
        name: 'runbook run, one step `true`',
        program: alone(engine(places, ['run', one])),
        against: base,
        limits: { own: 4 },
      },
    ],
  };
}

/** Many steps that do nothing, beside the same done directly and by other programs. */
export function stepsGroup(places: Places, effort: Effort, shape: Shape, parallel: number): Group {
  const { top, work } = places;
  const { rounds, steps } = effort;
  const file = stepsFile(work, shape, steps, parallel);
  const base = 'spawn with pipes';
  const make = findProgram('make', top);
  const just = findProgram('just', top);
  const ansible = shape === 'chain' ? findProgram('ansible-playbook', top) : undefined;
  const tenth = Math.ceil(steps / 10);
  return {
    title:
      shape === 'chain'
        ? `A chain of ${steps} steps \`true\``
        : `${steps} independent steps \`true\`, ${parallel} at once`,
    rounds,
    leftOut: [
      ...(make === undefined ? ['make'] : []),
      ...(just === undefined ? ['just'] : []),
      ...(shape === 'chain' && ansible === undefined ? ['ansible-playbook'] : []),
    ].map((name) => `${name} is left out: it is not on this machine`),
    cases: [
      { name: base, program: alone(peer(places, 'spawn.mjs', steps, parallel)) },
      {
        name: 'runbook run',
        program: alone(engine(places, ['run', file])),
        against: base,
        limits: { wall: 1.5, cpu: 1.5, rss: 160 },
      },
      { name: 'listr2', program: alone(peer(places, 'listr.mjs', steps, parallel)), against: base },
      ...optional(make, (path) => ({
        name: 'make',
        program: { argv: [path, `-j${parallel}`, '-f', makeFile(work, shape, steps)], cwd: top },
        against: base,
      })),
      ...optional(just, (path) => ({
        name: 'just',
        program: {
          argv: [path, '--jobs', String(parallel), '-f', justFile(work, shape, steps), 'all'],
          cwd: work,
        },
        against: base,
      })),
      ...optional(ansible, (path) => ({
        name: `ansible-playbook, ${tenth} steps only`,
        program: {
          argv: [path, '-i', 'localhost,', playbookFile(work, tenth)],
          cwd: work,
        },
        atMost: 1,
      })),
    ],
  };
}

function optional(path: string | undefined, make: (path: string) => Case): readonly Case[] {
  return path === undefined ? [] : [make(path)];
}

/** `validate` of files of growing length, beside parsing them alone. */
export function validateGroup(places: Places, { rounds, largest }: Effort): Group {
  return {
    title: 'Length of a file: validate',
    rounds,
    leftOut: [],
    cases: curveSizes
      .filter((size) => size <= largest)
      .flatMap((size): readonly Case[] => {
        const file = realisticFile(places.work, size);
        const base = `yaml alone, ${size} steps`;
        return [
          { name: base, program: alone(peer(places, 'parse-yaml.mjs', file)) },
          {
            name: `runbook validate, ${size} steps`,
            program: alone(engine(places, ['validate', file])),
            against: base,
            ...(size === 10_000 ? { limits: { wall: 1.5, cpu: 1.5 } } : {}),
          },
        ];
      }),
  };
}

/** `run` of chains of growing length, beside the same done directly. */
export function runGroup(places: Places, { rounds, largest }: Effort): Group {
  return {
    title: 'Length of a chain: run',
    rounds,
    leftOut: [],
    cases: curveSizes
      .filter((size) => size <= largest)
      .flatMap((size): readonly Case[] => {
        const base = `spawn with pipes, ${size} steps`;
        const few = size >= 10_000 ? { atMost: 1 } : {};
        return [
          { name: base, program: alone(peer(places, 'spawn.mjs', size, 1)), ...few },
          {
            name: `runbook run, ${size} steps`,
            program: alone(engine(places, ['run', stepsFile(places.work, 'chain', size, 1)])),
            against: base,
            ...(size === 1000 ? { limits: { rss: 160 } } : {}),
            ...few,
          },
        ];
      }),
  };
}
