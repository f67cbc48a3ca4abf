import { findImage } from '../images.ts';
import type { ExecParams, HostCall, HostCalls } from '../protocol.ts';
import { readDump } from '../postgres/dump-file.ts';
import { clusterFacts, dumpGlobals, restoreGlobals } from '../postgres/whole-cluster.ts';
import { countRows, dump, readValue, restore } from '../postgres/tasks.ts';
import type { Machine } from './machine.ts';
import { runProgram } from './programs.ts';

/** What a call gets besides its parameters. */
export interface CallContext {
  /** Aborted when the engine cancels the call or goes away. */
  readonly signal: AbortSignal;
  readonly output: (stream: 'stdout' | 'stderr', data: Buffer) => Promise<void>;
}

type Answer<M extends HostCall> = (
  params: HostCalls[M]['params'],
  context: CallContext,
) => Promise<HostCalls[M]['result']>;

type Answers = { readonly [M in HostCall]: Answer<M> };

/** Calls about containers; the others are about databases. */
type ContainerCall =
  | 'attributes'
  | 'services'
  | 'inspect'
  | 'resolve'
  | 'present'
  | 'pull'
  | 'recreate'
  | 'volumes'
  | 'createVolume'
  | 'removeVolume'
  | 'stop'
  | 'start'
  | 'exec';

/** How the machine answers each call of the protocol. */
export function answers(machine: Machine): Answers {
  return { ...containerAnswers(machine), ...databaseAnswers(machine) };
}

function containerAnswers(machine: Machine): { readonly [M in ContainerCall]: Answer<M> } {
  return {
    attributes: () => Promise.resolve(attributes(machine)),
    services: () => Promise.resolve(machine.services()),
    inspect: async ({ service }) => machine.inspect(service),
    resolve: ({ ref: wanted }) => {
      const { ref, digest } = findImage(machine.registry, wanted);
      return Promise.resolve({ ref, digest });
    },
    present: ({ image }) => Promise.resolve(machine.isPresent(image)),
    pull: async ({ image }) => machine.pull(image),
    recreate: async ({ service, image, volumes }, { signal }) =>
      machine.recreate(service, image, volumes ?? {}, signal),
    volumes: async () => machine.volumes(),
    createVolume: async ({ name }) => machine.createVolume(name),
    removeVolume: async ({ name }) => {
      await machine.removeVolume(name);
      return null;
    },
    stop: async ({ service }, { signal }) => machine.stop(service, signal),
    start: async ({ service }, { signal }) => machine.start(service, signal),
    exec: async (params, context) => exec(machine, params, context),
  };
}

function databaseAnswers(machine: Machine): { readonly [M in Exclude<HostCall, ContainerCall>]: Answer<M> } {
  return {
    identity: () => Promise.resolve(machine.cluster.identity),
    names: () => Promise.resolve(machine.cluster.names()),
    exists: ({ database }) => Promise.resolve(machine.cluster.exists(database)),
    counts: async ({ database }) => countRows(machine.cluster, database),
    value: async ({ database, sql, parameters }) =>
      (await readValue(machine.cluster, database, sql, parameters)) ?? null,
    size: async ({ database }) => machine.cluster.size(database),
    cluster: async ({ database }) =>
      clusterFacts(machine.cluster, database, machine.imageOf('postgres').release),
    dumpGlobals: async ({ path }, { signal }) => {
      await dumpGlobals(machine.cluster, path, signal);
      return null;
    },
    restoreGlobals: async ({ path }) => {
      await restoreGlobals(machine.cluster, path);
      return null;
    },
    dump: async ({ database, path }, { signal }) => dump(machine.cluster, database, path, signal),
    verify: async ({ path }) => (await readDump(path)).facts,
    restore: async ({ path, database }, { signal }) => {
      const diesHalfWay = machine.imageOf('postgres').behaviour === 'half-restored';
      await restore(machine.cluster, { path, database, diesHalfWay }, signal);
      return null;
    },
    swap: async ({ live, replacement, keptAs }) => {
      await machine.cluster.swap(live, replacement, keptAs);
      return null;
    },
    setPassword: async ({ role, password }) => {
      await machine.cluster.setPassword(role, password);
      return null;
    },
    accepts: ({ role, password }) => Promise.resolve(machine.cluster.accepts(role, password)),
    drop: async ({ database }) => {
      await machine.cluster.drop(database);
      return null;
    },
  };
}

async function exec(
  machine: Machine,
  { service, fresh = false, image, argv, env, stdin }: ExecParams,
  { signal, output }: CallContext,
): Promise<HostCalls['exec']['result']> {
  if (!fresh) machine.running(service);
  return runProgram({
    machine,
    image: image === undefined ? machine.imageOf(service) : machine.usableImage(service, image),
    service: fresh ? undefined : service,
    argv,
    env,
    stdin: Buffer.from(stdin, 'base64'),
    signal,
    write: async (stream, text) => output(stream, Buffer.from(text)),
  });
}

function attributes({ layout, ports }: Machine): Readonly<Record<string, string>> {
  return {
    url: `http://127.0.0.1:${ports.proxy}`,
    tlsAddress: `127.0.0.1:${ports.secure}`,
    internalUrl: `http://127.0.0.1:${ports.forge}`,
    directory: layout.root,
    data: layout.data,
    repositories: layout.repositories,
    appIni: layout.appIni,
    nginx: layout.nginx,
    letsencrypt: layout.letsencrypt,
    acme: layout.acme,
    logs: layout.logs,
    database: 'gitea',
  };
}
