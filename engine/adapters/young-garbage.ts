import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (options: { readonly type: 'minor' }) => void;

/** Bytes that may pile up. */
const most = 4 * 1024 * 1024;

/**
 * To be told of every buffer that was made and is soon of no use. V8 counts objects and not what they hold, so that buffers
 * pile up to 64 MB before it looks for them, and then it looks through everything; looking through what is young takes it a
 * millisecond.
 */
export function youngGarbage(): (bytes: number) => void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as Collect;
  let made = 0;
  return (bytes) => {
    made += bytes;
    if (made < most) return;
    made = 0;
    collect({ type: 'minor' });
  };
}
