import { afterAll, describe, it } from 'vitest';
import { type RunningSshd, startSshd } from '../support/ssh/start-sshd.ts';
import { transportContract } from './transport.contract.ts';

const server: RunningSshd | string = await startSshd();

if (typeof server === 'string') {
  describe('transport contract: ssh', () => {
    it('is left out', (context) => context.skip(server));
  });
} else {
  afterAll(() => server.stop());
  transportContract('ssh', async () => ({ kind: 'ssh', settings: server.settings }));
}
