import { describe, expect, it, onTestFinished } from 'vitest';
import type { Containers, ImageFacts } from '../../engine/ports/containers.ts';
import { PortError, type PortErrorKind } from '../../engine/ports/port-error.ts';
import type { AttemptIdentity } from '../../engine/ports/transport.ts';

/** A deployment to try an adapter on; every test gets one of its own. */
export interface ContainersFixture {
  readonly containers: Containers;
  /** A running service, and one that nothing done to the first may touch. */
  readonly service: string;
  readonly other: string;
  /** A service with a volume, and where it is mounted. */
  readonly stateful: { readonly service: string; readonly mount: string };
  /** References: what runs, a newer image that works, one whose health check fails, one that the registry lacks. */
  readonly current: string;
  readonly good: string;
  readonly unhealthy: string;
  readonly unknown: string;
  end(): Promise<void>;
}

const identity: AttemptIdentity = { run: 'contract', step: 'step', attempt: 1 };
const never = new AbortController().signal;

/** What holds for every adapter of the containers port. */
export function containersContract(name: string, make: () => Promise<ContainersFixture>): void {
  const fixture = async (): Promise<ContainersFixture> => {
    const made = await make();
    onTestFinished(async () => made.end());
    return made;
  };

  describe(`containers: ${name}`, () => {
    it('says what runs', async () => {
      const { containers, service, other, current } = await fixture();
      expect(await containers.services()).toEqual(expect.arrayContaining([service, other]));
      const facts = await containers.inspect(service);
      expect(facts).toMatchObject({ service, state: 'running', health: 'healthy', restarts: 0 });
      expect(facts.image.ref).toBe(current);
      expect(facts.image.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
      expect(facts.container).not.toBe('');
      expect(new Date(facts.startedAt).toISOString()).toBe(facts.startedAt);
      expect(facts.labels['runbook.update']).toMatch(/^(auto|manual)$/);
      await rejects(containers.inspect('no-such-service'), 'not-found');
    });

    it('resolves references without pulling', async () => {
      const { containers, good, unknown } = await fixture();
      const image = await containers.resolve(good);
      expect(image.ref).toBe(good);
      expect(await containers.resolve(`${good}@${image.digest}`)).toEqual(image);
      expect(await containers.present(image)).toBe(false);
      await rejects(containers.resolve(unknown), 'not-found');
    });

    it('pulls once', async () => {
      const { containers, good } = await fixture();
      const image = await containers.resolve(good);
      expect(await containers.pull(image, never)).toBe(true);
      expect(await containers.present(image)).toBe(true);
      expect(await containers.pull(image, never)).toBe(false);
      const wrong: ImageFacts = { ref: good, digest: `sha256:${'0'.repeat(64)}` };
      await rejects(containers.pull(wrong, never), 'not-found');
      expect(await containers.present(wrong)).toBe(false);
    });

    it('recreates one service and touches no other', async () => {
      const { containers, service, other, good } = await fixture();
      const before = await containers.inspect(service);
      const beside = await containers.inspect(other);
      const image = await containers.resolve(good);
      await containers.pull(image, never);
      const after = await containers.recreate(service, image, never);
      expect(after).toMatchObject({ state: 'running', health: 'healthy', image });
      expect(after.container).not.toBe(before.container);
      expect(await containers.inspect(service)).toEqual(after);
      expect(await containers.inspect(other)).toEqual(beside);
    });

    it('leaves the old container running when the image is not there', async () => {
      const { containers, service, good } = await fixture();
      const before = await containers.inspect(service);
      await rejects(containers.recreate(service, await containers.resolve(good), never), 'not-found');
      expect(await containers.inspect(service)).toEqual(before);
    });

    it('starts an unhealthy image all the same, and shows it', async () => {
      const { containers, service, unhealthy } = await fixture();
      const image = await containers.resolve(unhealthy);
      await containers.pull(image, never);
      const facts = await containers.recreate(service, image, never);
      expect(facts).toMatchObject({ state: 'running', health: 'unhealthy', image });
    });

    it('moves a service to another volume and back', async () => {
      const { containers, stateful } = await fixture();
      const { service, mount } = stateful;
      const before = await containers.inspect(service);
      const volumes = await containers.volumes();
      const [live = ''] = [before.volumes[mount]];
      expect(volumes).toContainEqual({ name: live, used: true });
      const made = await containers.createVolume('contract-1');
      await rejects(containers.createVolume('contract-1'), 'exists');
      expect(await containers.volumes()).toContainEqual({ name: made, used: false });

      const moved = { volumes: { [mount]: made } };
      const after = await containers.recreate(service, before.image, never, moved);
      expect(after).toMatchObject({ state: 'running', image: before.image, volumes: { [mount]: made } });
      expect(await containers.volumes()).toContainEqual({ name: made, used: true });
      await rejects(containers.removeVolume(made), 'refused');
      const nowhere = { volumes: { [mount]: 'no-such-volume' } };
      await rejects(containers.recreate(service, before.image, never, nowhere), 'not-found');
      // Recreated without a word about volumes it keeps the one that it was given.
      const kept = await containers.recreate(service, before.image, never);
      expect(kept.volumes).toEqual(after.volumes);

      const back = await containers.recreate(service, before.image, never, { volumes: before.volumes });
      expect(back.volumes).toEqual(before.volumes);
      await containers.removeVolume(made);
      await containers.removeVolume(made);
      expect(await containers.volumes()).toEqual(volumes);
    });

    it('stops and starts', async () => {
      const { containers, service } = await fixture();
      const before = await containers.inspect(service);
      expect(await containers.start(service, never)).toBe(false);
      expect(await containers.stop(service, never)).toBe(true);
      const stopped = await containers.inspect(service);
      expect(stopped).toMatchObject({ state: 'exited', health: 'none', startedAt: '' });
      expect(await containers.stop(service, never)).toBe(false);
      expect(await containers.start(service, never)).toBe(true);
      const { startedAt: _before, ...same } = before;
      expect(await containers.inspect(service)).toMatchObject(same);
    });

    it('does nothing when it is cancelled before it began', async () => {
      const { containers, service } = await fixture();
      const before = await containers.inspect(service);
      await expect(containers.stop(service, AbortSignal.abort())).rejects.toThrow(/cancel|abort/i);
      expect(await containers.inspect(service)).toEqual(before);
    });

    it('runs programs in a container', async () => {
      const { containers, service } = await fixture();
      const run = await output(containers, service, ['echo', 'two words', '*']);
      expect(run).toEqual({ exitCode: 0, signal: undefined, stdout: 'two words *\n' });
      expect(await output(containers, service, ['false'])).toMatchObject({ exitCode: 1 });
      expect(await output(containers, service, ['cat'], 'fed: ü\n')).toMatchObject({ stdout: 'fed: ü\n' });
      expect(await output(containers, service, ['no-such-program'])).toMatchObject({ exitCode: 127 });
    });

    it('ends a program that is cancelled', async () => {
      const { containers, service } = await fixture();
      const cancel = new AbortController();
      const running = containers.exec(service, { argv: ['sleep', '600'], identity }, cancel.signal);
      // Asked after it, so the program runs by now.
      await containers.inspect(service);
      cancel.abort();
      const ended = { exitCode: undefined, signal: 'SIGTERM' };
      expect(await running).toEqual(ended);
      const late = containers.exec(service, { argv: ['sleep', '600'], identity }, cancel.signal);
      expect(await late).toEqual(ended);
    });

    it('runs no program in a container that is stopped', async () => {
      const { containers, service } = await fixture();
      await containers.stop(service, never);
      await rejects(containers.exec(service, { argv: ['true'], identity }, never), 'failed');
    });

    it('runs programs of another image beside the live container', async () => {
      const { containers, service, good } = await fixture();
      const image = await containers.resolve(good);
      await rejects(containers.runOnce(service, image, { argv: ['true'], identity }, never), 'not-found');
      await containers.pull(image, never);
      const before = await containers.inspect(service);
      const chunks: Uint8Array[] = [];
      const onOutput = (_stream: string, chunk: Uint8Array): void => void chunks.push(chunk);
      const request = { argv: ['echo', 'beside'], identity, onOutput } as const;
      expect(await containers.runOnce(service, image, request, never)).toMatchObject({ exitCode: 0 });
      expect(Buffer.concat(chunks).toString()).toBe('beside\n');
      expect(await containers.inspect(service)).toEqual(before);
    });
  });
}

async function output(
  containers: Containers,
  service: string,
  argv: readonly [string, ...string[]],
  stdin = '',
): Promise<{ exitCode: number | undefined; signal: string | undefined; stdout: string }> {
  const chunks: Uint8Array[] = [];
  const onOutput = (stream: string, chunk: Uint8Array): void => {
    if (stream === 'stdout') chunks.push(chunk);
  };
  const ended = await containers.exec(service, { argv, stdin, identity, onOutput }, never);
  return { ...ended, stdout: Buffer.concat(chunks).toString() };
}

async function rejects(attempt: Promise<unknown>, kind: PortErrorKind): Promise<void> {
  const error: unknown = await attempt.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(PortError);
  expect(error).toMatchObject({ kind });
}
