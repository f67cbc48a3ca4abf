import { durationPattern } from '../runbook/duration.ts';
import { sizePattern } from '../runbook/size.ts';

/** What the values of `format:` have to look like. */
export const formats: Readonly<Record<string, RegExp>> = {
  duration: new RegExp(durationPattern),
  size: new RegExp(sizePattern),
  uri: /^[a-z][a-z0-9+.-]*:\/\/[^\s]+$/i,
  path: /^[^\0]+$/,
};

/** For people: what a format wants, and an example of it. */
export const formatWords: Readonly<Record<string, { readonly wanted: string; readonly example: string }>> = {
  duration: { wanted: 'a duration', example: '`500ms`, `30s`, `10m`, `1h30m` or `1d`' },
  size: { wanted: 'a size', example: '`512MB` or `4GiB`' },
  uri: { wanted: 'an address', example: '`https://example.org/health`' },
  path: { wanted: 'a path', example: '`/var/lib/app`' },
};
