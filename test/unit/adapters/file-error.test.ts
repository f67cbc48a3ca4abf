import { describe, expect, it } from 'vitest';
import { fileError, namedError } from '../../../engine/adapters/file-error.ts';
import { PortError } from '../../../engine/ports/port-error.ts';

describe('file errors', () => {
  it.each([
    ['ENOSPC', 'no-space'],
    ['EDQUOT', 'no-space'],
    ['EACCES', 'refused'],
    ['EROFS', 'refused'],
    ['ENOENT', 'not-found'],
    ['EEXIST', 'exists'],
    ['EIO', 'failed'],
  ])('makes of %s the kind %s and names the path', (code, kind) => {
    const error = fileError('write /srv/a', Object.assign(new Error(`${code}: x`), { code }));
    expect(error).toMatchObject({ kind, message: expect.stringMatching(/^cannot write \/srv\/a: /) });
  });

  it('takes a code from the adapter that knows it', () => {
    const error = namedError('write /srv/a', 'EEXIST', new Error('Failure'));
    expect(error).toMatchObject({ kind: 'exists', message: 'cannot write /srv/a: it exists already' });
  });

  it('passes on what is a PortError already', () => {
    const cause = new PortError('unreachable', 'gone');
    expect(fileError('read /srv/a', cause)).toBe(cause);
  });
});
