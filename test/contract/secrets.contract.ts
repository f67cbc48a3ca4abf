import { describe, expect, it } from 'vitest';
import { PortError } from '../../engine/ports/port-error.ts';
import type { Secrets } from '../../engine/ports/secrets.ts';

/** Secrets that hold `app/database` with the key `password` = `correct horse`, and `app/short` with the key `pin` = `1234`. */
export interface SecretsUnderTest {
  readonly secrets: Secrets;
  readonly writable: boolean;
  readonly dispose: () => Promise<void>;
}

const password = { from: 'app/database', key: 'password' };

async function failureOf(promise: Promise<unknown>): Promise<PortError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof PortError)) throw new Error(`no PortError: ${String(error)}`);
  return error;
}

/** What every store of secrets does. */
export function describeSecrets(name: string, create: () => Promise<SecretsUnderTest>): void {
  describe(`secrets: ${name}`, () => {
    it('reads a value', async () => {
      const { secrets, dispose } = await create();
      expect((await secrets.read(password)).value).toBe('correct horse');
      await dispose();
    });

    it('names a missing secret', async () => {
      const { secrets, dispose } = await create();
      for (const reference of [
        { from: 'app/none' },
        { from: 'app/database', key: 'none' },
        { from: '__proto__', key: 'x' },
      ]) {
        const error = await failureOf(secrets.read(reference));
        expect(error.kind).toBe('not-found');
        expect(error.message).toContain(reference.from);
        expect(error.message).not.toContain('correct horse');
      }
      await dispose();
    });

    it('refuses a secret that is too short to be masked, without showing it', async () => {
      const { secrets, dispose } = await create();
      const error = await failureOf(secrets.read({ from: 'app/short', key: 'pin' }));
      expect(error.kind).toBe('refused');
      expect(`${error.message} ${error.help ?? ''}`).not.toContain('1234');
      await dispose();
    });

    it('writes new versions and reads old ones, or says that it cannot', async () => {
      const { secrets, writable, dispose } = await create();
      if (writable) {
        const first = await secrets.write(password, 'second value');
        const second = await secrets.write(password, 'third value');
        expect(first).not.toBe(second);
        expect(await secrets.read(password)).toEqual({ value: 'third value', version: second });
        expect((await secrets.read(password, first)).value).toBe('second value');
        expect((await failureOf(secrets.write(password, 'short'))).kind).toBe('refused');
        expect((await failureOf(secrets.read(password, 'no-such-version'))).kind).toBe('not-found');
        expect((await secrets.read(password)).value).toBe('third value');
      } else {
        expect((await failureOf(secrets.write(password, 'second value'))).kind).toBe('unsupported');
      }
      await dispose();
    });
  });
}
