/** What the stand-in for nginx understands of its configuration. */
export interface ProxyConfig {
  readonly serverName: string;
  /** `host:port` in the network of the machine. */
  readonly upstream: string;
  /** Bytes. */
  readonly maxBody: number;
  /** What is answered from a folder, by the start of the path. */
  readonly folders: readonly { readonly prefix: string; readonly root: string }[];
  /** What TLS is spoken with; undefined where it is not. */
  readonly tls: { readonly certificate: string; readonly key: string } | undefined;
}

/** Why a configuration is refused, in nginx's words. */
export class ConfigError extends Error {
  constructor(message: string, line: number) {
    super(`${message} in /etc/nginx/conf.d/gitea.conf:${line}`);
    this.name = 'ConfigError';
  }
}

interface Directive {
  readonly name: string;
  readonly args: readonly string[];
  readonly line: number;
  readonly block: readonly Directive[] | undefined;
}

interface Token {
  readonly text: string;
  readonly line: number;
}

/** Which directives may stand where, and how many arguments each may have. */
const known: Readonly<Record<string, Readonly<Record<string, readonly [number, number]>>>> = {
  '': { upstream: [1, 1], server: [0, 0] },
  upstream: { server: [1, 1] },
  server: {
    listen: [1, 2],
    server_name: [1, 9],
    ssl_certificate: [1, 1],
    ssl_certificate_key: [1, 1],
    client_max_body_size: [1, 1],
    location: [1, 2],
  },
  location: {
    root: [1, 1],
    proxy_pass: [1, 1],
    proxy_set_header: [2, 2],
    proxy_http_version: [1, 1],
    proxy_request_buffering: [1, 1],
  },
};

/** The configuration of a new sandbox. */
export const newNginxConfig = `upstream forge {
  server gitea:3000;
}

server {
  listen 80;
  listen 443 ssl;
  server_name git.sandbox.test;
  client_max_body_size 512m;
  ssl_certificate /etc/letsencrypt/live/git.sandbox.test/fullchain.pem;
  ssl_certificate_key /etc/letsencrypt/live/git.sandbox.test/privkey.pem;

  location /.well-known/acme-challenge/ {
    root /var/www/acme;
  }

  location / {
    proxy_pass http://forge;
    proxy_http_version 1.1;
    proxy_request_buffering off;
    proxy_set_header Host $host;
  }
}
`;

/** Reads a configuration; throws a ConfigError. `removed` names directives that this release no longer knows. */
export function parseNginxConfig(text: string, removed: readonly string[] = []): ProxyConfig {
  const tokens = tokenize(text);
  const { directives } = parseBlock(tokens, 0, '', removed);
  const server = directives.find(({ name }) => name === 'server');
  if (server === undefined) throw new ConfigError('no "server" block', lastLine(tokens));
  const location = passing(server);
  const pass = /^http:\/\/([^/]+)\/?$/.exec(find(location, 'proxy_pass').args[0] ?? '')?.[1];
  if (pass === undefined) throw new ConfigError('invalid URL prefix', location.line);
  return {
    serverName: find(server, 'server_name').args[0] ?? '',
    upstream: resolveUpstream(directives, pass, location.line),
    maxBody: size(find(server, 'client_max_body_size')),
    folders: foldersOf(server),
    tls: tlsOf(server),
  };
}

/** The location that leads to the upstream. */
function passing(server: Directive): Directive {
  const passes = (server.block ?? []).find(({ name, block }) => {
    return name === 'location' && block?.every((inner) => inner.name !== 'root');
  });
  return passes ?? find(server, 'location');
}

function foldersOf({ block = [] }: Directive): ProxyConfig['folders'] {
  return block.flatMap(({ name, args, block: inner = [] }) => {
    const root = inner.find((directive) => directive.name === 'root')?.args[0];
    return name === 'location' && root !== undefined ? [{ prefix: args.at(-1) ?? '', root }] : [];
  });
}

function tlsOf(server: Directive): ProxyConfig['tls'] {
  const speaks = (server.block ?? []).some(({ name, args }) => name === 'listen' && args[1] === 'ssl');
  if (!speaks) return undefined;
  const certificate = find(server, 'ssl_certificate').args[0] ?? '';
  return { certificate, key: find(server, 'ssl_certificate_key').args[0] ?? '' };
}

function resolveUpstream(directives: readonly Directive[], pass: string, line: number): string {
  const group = directives.find(({ name, args }) => name === 'upstream' && args[0] === pass);
  const address = group === undefined ? pass : (find(group, 'server').args[0] ?? '');
  // The machine's network has one name that a proxy can lead to.
  if (!/^gitea:3000$/.test(address)) {
    throw new ConfigError(`host not found in upstream "${address}"`, group?.line ?? line);
  }
  return address;
}

function find({ block = [], name: parent, line }: Directive, name: string): Directive {
  const found = block.find((directive) => directive.name === name);
  if (found === undefined) throw new ConfigError(`no "${name}" in "${parent}"`, line);
  return found;
}

function size({ args, line }: Directive): number {
  const match = /^(\d+)([kmg]?)$/i.exec(args[0] ?? '');
  if (match === null) throw new ConfigError('"client_max_body_size" directive invalid value', line);
  const factors: Readonly<Record<string, number>> = { k: 1024, m: 1024 ** 2, g: 1024 ** 3 };
  return Number(match[1]) * (factors[(match[2] ?? '').toLowerCase()] ?? 1);
}

function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    for (const [token] of line.replace(/#.*/, '').matchAll(/[{};]|[^\s{};]+/g)) {
      tokens.push({ text: token, line: index + 1 });
    }
  }
  return tokens;
}

function parseBlock(
  tokens: readonly Token[],
  start: number,
  context: string,
  removed: readonly string[],
): { directives: readonly Directive[]; next: number } {
  const directives: Directive[] = [];
  let at = start;
  for (;;) {
    const token = tokens[at];
    if (token === undefined) {
      if (context === '') return { directives, next: at };
      throw new ConfigError('unexpected end of file, expecting "}"', lastLine(tokens));
    }
    if (token.text === '}' && context !== '') return { directives, next: at + 1 };
    if ('{};'.includes(token.text)) throw new ConfigError(`unexpected "${token.text}"`, token.line);
    const parsed = parseDirective(tokens, at, context, removed);
    directives.push(parsed.directive);
    at = parsed.next;
  }
}

function parseDirective(
  tokens: readonly Token[],
  start: number,
  context: string,
  removed: readonly string[],
): { directive: Directive; next: number } {
  const { text: name, line } = tokens[start] ?? { text: '', line: 0 };
  const [fewest, most] = argumentRange({ text: name, line }, context, removed);
  const end = tokens.findIndex(({ text }, index) => index > start && '{};'.includes(text));
  const args = tokens.slice(start + 1, end === -1 ? undefined : end).map(({ text }) => text);
  const isBlock = Object.hasOwn(known, name) && !(name === 'server' && context === 'upstream');
  const wanted = isBlock ? '{' : ';';
  if (tokens[end]?.text !== wanted) {
    throw new ConfigError(`directive "${name}" is not terminated by "${wanted}"`, line);
  }
  if (args.length < fewest || args.length > most) {
    throw new ConfigError(`invalid number of arguments in "${name}" directive`, line);
  }
  if (!isBlock) return { directive: { name, args, line, block: undefined }, next: end + 1 };
  const inner = parseBlock(tokens, end + 1, name, removed);
  return { directive: { name, args, line, block: inner.directives }, next: inner.next };
}

/** How many arguments a directive may have where it stands. */
function argumentRange(
  { text: name, line }: Token,
  context: string,
  removed: readonly string[],
): readonly [number, number] {
  const isKnown = Object.values(known).some((names) => Object.hasOwn(names, name));
  if (!isKnown || removed.includes(name)) throw new ConfigError(`unknown directive "${name}"`, line);
  const range = known[context]?.[name];
  if (range === undefined) throw new ConfigError(`"${name}" directive is not allowed here`, line);
  return range;
}

function lastLine(tokens: readonly Token[]): number {
  return tokens.at(-1)?.line ?? 1;
}
