import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

type Collect = (options: { readonly type: 'minor' | 'major' }) => void;

const mebibyte = 1024 * 1024;

/**
 * To be told of every buffer that was made and is soon of no use. V8 counts objects and not what they hold, so that buffers
 * pile up to 64 MB before it looks for them, and then it looks through everything. Looking through what is young takes it a
 * millisecond. In a thread of its own there is little else, and pieces that came from another thread are not young for
 * long, so there it looks through everything, less often.
 */
export function youngGarbage(): (bytes: number) => void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as Collect;
  const most = (isMainThread ? 4 : 32) * mebibyte;
  const options = { type: isMainThread ? ('minor' as const) : ('major' as const) };
  let made = 0;
  return (bytes) => {
    made += bytes;
    if (made < most) return;
    made = 0;
    collect(options);
  };
}
