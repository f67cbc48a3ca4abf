import type { OpenPorts } from '../../../engine/app/compose.ts';
import type { ExecRequest } from '../../../engine/ports/transport.ts';

/** What each port may be asked for in a dry run; everything else changes the world. */
const readOnly = {
  transport: ['target', 'description', 'files', 'exec', 'facts', 'unfinished', 'close'],
  files: ['facts', 'list', 'read', 'space'],
  containers: ['kind', 'attributes', 'services', 'inspect', 'volumes', 'resolve', 'present', 'close'],
  database: [
    'identity',
    'names',
    'exists',
    'counts',
    'value',
    'cluster',
    'size',
    'verify',
    'accepts',
    'close',
  ],
  store: ['facts', 'get', 'head', 'list', 'close'],
  secrets: [],
  mail: [],
  network: ['http', 'connect', 'certificate'],
} as const;

/** What a dry run tried that it must not. */
export interface Guard {
  readonly ports: OpenPorts;
  readonly violations: readonly string[];
  /** Calls that were let through, by name. */
  readonly calls: ReadonlySet<string>;
}

/** Puts a guard before all ports of a plan: a call that is not read-only is noted and fails. `mayExec` says which steps may start programs. */
export function guardPorts(ports: OpenPorts, mayExec: (step: string) => boolean): Guard {
  const violations: string[] = [];
  const calls = new Set<string>();
  const guard = <T extends object>(name: keyof typeof readOnly, port: T): T =>
    new Proxy(port, {
      get(target, key) {
        const called = `${name}.${String(key)}`;
        // A proxy that comes out of a promise is asked whether it is one.
        if (key === 'then') return undefined;
        if (!(readOnly[name] as readonly string[]).includes(String(key))) {
          violations.push(called);
          throw new Error(`a dry run called ${called}`);
        }
        calls.add(called);
        const value: unknown = Reflect.get(target, key);
        if (called === 'transport.files') return guard('files', value as object);
        if (called === 'transport.exec')
          return (request: ExecRequest, signal: AbortSignal) => exec(value, target, request, signal);
        if (called === 'network.http')
          return (request: { readonly method: string }, signal: AbortSignal) => {
            if (!['GET', 'HEAD', 'OPTIONS'].includes(request.method))
              violations.push(`${called} ${request.method}`);
            return (value as (...all: unknown[]) => unknown).call(target, request, signal);
          };
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  const exec = (own: unknown, target: object, request: ExecRequest, signal: AbortSignal): unknown => {
    if (!mayExec(request.identity.step))
      violations.push(`exec for ${request.identity.step}: ${request.argv.join(' ')}`);
    return (own as (...all: unknown[]) => unknown).call(target, request, signal);
  };
  return {
    violations,
    calls,
    ports: {
      ...ports,
      network: guard('network', ports.network),
      target: async (name) => guard('transport', await ports.target(name)),
      containers: async () => guard('containers', await ports.containers()),
      database: async () => guard('database', await ports.database()),
      store: async (name) => guard('store', await ports.store(name)),
      secrets: async () => guard('secrets', await ports.secrets()),
      mail: async () => guard('mail', await ports.mail()),
    },
  };
}
