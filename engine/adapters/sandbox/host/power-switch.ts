import type { ServerResponse } from 'node:http';
import type { AttachmentEvents } from './control-server.ts';

/** Decides when the machine goes off: a grace time after the last engine has left. */
export interface PowerSwitch extends AttachmentEvents {
  /** The engine that started the machine holds it on until it is attached or gone. */
  starterLeft(): void;
}

/** Makes a switch; `off` is called once. */
export function powerSwitch(off: () => void): PowerSwitch {
  const attached = new Set<ServerResponse>();
  let grace = 0;
  let starter = true;
  let timer: NodeJS.Timeout | undefined;
  let isOff = false;
  const consider = (): void => {
    clearTimeout(timer);
    if (starter || attached.size > 0 || isOff) return;
    timer = setTimeout(() => {
      isOff = true;
      off();
    }, grace);
  };
  return {
    attached(response, milliseconds) {
      attached.add(response);
      grace = milliseconds;
      consider();
    },
    detached(response) {
      if (!attached.delete(response)) return;
      // The last one to leave a machine without grace stays connected, so as to see it go off.
      if (attached.size > 0 || grace > 0) response.end();
      consider();
    },
    starterLeft() {
      starter = false;
      consider();
    },
  };
}
