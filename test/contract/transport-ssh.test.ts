import { afterAll } from 'vitest';
import { runningSshd, startSshd } from '../support/ssh/start-sshd.ts';
import { transportContract } from './transport.contract.ts';

const server = await startSshd();

afterAll(async () => {
  if (typeof server !== 'string') await server.stop();
});

transportContract(
  'ssh',
  async () => ({ kind: 'ssh', settings: runningSshd(server).settings }),
  typeof server === 'string' ? server : undefined,
);
