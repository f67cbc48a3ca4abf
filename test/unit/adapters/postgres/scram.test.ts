import { expect, it } from 'vitest';
import { scramVerifier } from '../../../../engine/adapters/postgres/scram.ts';

it('makes the verifier that PostgreSQL makes, for the example of RFC 7677', () => {
  const salt = Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64');
  expect(scramVerifier('pencil', salt)).toBe(
    'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
  );
});

it('takes another salt every time, and refuses what would have to be prepared', () => {
  expect(scramVerifier('secret')).not.toBe(scramVerifier('secret'));
  expect(() => scramVerifier('pässword')).toThrow('printable ASCII');
  expect(() => scramVerifier('two words')).toThrow('printable ASCII');
});
