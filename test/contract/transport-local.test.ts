import { transportContract } from './transport.contract.ts';

transportContract('local', async (folder) => ({
  kind: 'local',
  settings: { target: 'host', stateDirectory: `${folder}/state`, graceMilliseconds: 300 },
}));
