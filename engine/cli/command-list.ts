import type { CommandSpec, LoadCommands } from './command-spec.ts';

/** Every verb with its spec, loaded one by one so that a start reads only what it needs. */
export const commandList: Readonly<Record<string, () => Promise<CommandSpec>>> = {
  approve: async () => (await import('./commands/approve.ts')).approve,
  cancel: async () => (await import('./commands/cancel.ts')).cancel,
  completion: async () => (await import('./commands/completion.ts')).completion,
  demo: async () => (await import('./commands/demo.ts')).demo,
  docs: async () => (await import('./commands/docs.ts')).docs,
  explain: async () => (await import('./commands/explain.ts')).explain,
  graph: async () => (await import('./commands/graph.ts')).graph,
  history: async () => (await import('./commands/history.ts')).history,
  lint: async () => (await import('./commands/lint.ts')).lint,
  list: async () => (await import('./commands/list.ts')).list,
  logs: async () => (await import('./commands/logs.ts')).logs,
  plan: async () => (await import('./commands/plan.ts')).plan,
  report: async () => (await import('./commands/report.ts')).report,
  resolve: async () => (await import('./commands/resolve.ts')).resolve,
  resume: async () => (await import('./commands/resume.ts')).resume,
  rollback: async () => (await import('./commands/rollback.ts')).rollback,
  run: async () => (await import('./commands/run.ts')).run,
  schedule: async () => (await import('./commands/schedule.ts')).schedule,
  show: async () => (await import('./commands/show.ts')).show,
  simulate: async () => (await import('./commands/simulate.ts')).simulate,
  status: async () => (await import('./commands/status.ts')).status,
  validate: async () => (await import('./commands/validate.ts')).validate,
  version: async () => (await import('./commands/version.ts')).version,
};

/** All of them. */
export const loadCommands: LoadCommands = () => Promise.all(Object.values(commandList).map((load) => load()));
