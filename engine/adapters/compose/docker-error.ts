import { stripVTControlCharacters } from 'node:util';
import { PortError, type PortErrorKind } from '../../ports/port-error.ts';

interface Pattern {
  readonly kind: PortErrorKind;
  readonly words: RegExp;
  readonly help?: string;
}

/** The first that fits decides; what Docker says is English whatever the locale. */
const patterns: readonly Pattern[] = [
  {
    kind: 'no-space',
    words: /no space left on device/i,
    help: 'free some room below the Docker directory of the host, such as with `docker image prune`',
  },
  {
    kind: 'refused',
    words: /permission denied while trying to connect/i,
    help: 'the user of the target has to be in the group `docker`, or root',
  },
  {
    kind: 'unreachable',
    words: /cannot connect to the docker daemon|is the docker daemon running|error during connect/i,
    help: 'start Docker on the host: `systemctl start docker`',
  },
  {
    kind: 'refused',
    words: /toomanyrequests|too many requests|\b429\b/i,
    help: 'the registry limits how often it answers; wait, log the host in, or use a mirror',
  },
  {
    kind: 'refused',
    words: /unauthorized|denied: |pull access denied/i,
    help: 'log the host in with `docker login`',
  },
  {
    kind: 'not-found',
    words:
      /no such image|manifest unknown|manifest for \S+ not found|not found: manifest|repository does not exist/i,
  },
  { kind: 'not-found', words: /no such container/i },
  {
    kind: 'failed',
    words: /port is already allocated|address already in use/i,
    help: 'another program of the host listens on that port',
  },
  {
    kind: 'failed',
    words: /required variable|is missing a value/i,
    help: 'set it in the file `.env` beside compose.yaml',
  },
  {
    kind: 'unreachable',
    words:
      /i\/o timeout|connection refused|no such host|server misbehaving|tls handshake timeout|network is unreachable/i,
  },
];

/** Most characters of Docker's own words that a message repeats. */
const SHOWN = 600;

/** A PortError for what `docker` or `docker compose` wrote to stderr when it failed at doing `what`. */
export function dockerError(what: string, stderr: string): PortError {
  const said = plain(stderr);
  const pattern = patterns.find(({ words }) => words.test(said));
  const message = said === '' ? `${what} failed` : `${what} failed: ${said.slice(-SHOWN)}`;
  const help = pattern?.help;
  return new PortError(pattern?.kind ?? 'failed', message, help === undefined ? {} : { help });
}

/** The text without colours, progress bars and empty lines. */
function plain(text: string): string {
  return stripVTControlCharacters(text)
    .split(/[\r\n]+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('; ');
}
