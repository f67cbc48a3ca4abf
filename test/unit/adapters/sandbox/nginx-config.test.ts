import { describe, expect, it } from 'vitest';
import { newNginxConfig, parseNginxConfig } from '../../../../engine/adapters/sandbox/proxy/nginx-config.ts';

const place = 'in /etc/nginx/conf.d/gitea.conf';

describe('parseNginxConfig', () => {
  it('reads the configuration of a new sandbox', () => {
    expect(parseNginxConfig(newNginxConfig)).toEqual({
      serverName: 'git.sandbox.test',
      upstream: 'gitea:3000',
      maxBody: 512 * 1024 ** 2,
      folders: [{ prefix: '/.well-known/acme-challenge/', root: '/var/www/acme' }],
      tls: {
        certificate: '/etc/letsencrypt/live/git.sandbox.test/fullchain.pem',
        key: '/etc/letsencrypt/live/git.sandbox.test/privkey.pem',
      },
    });
  });

  it('reads one without an upstream block, and comments', () => {
    const text =
      '# ours\nserver { listen 80; server_name x; client_max_body_size 10k; location / { proxy_pass http://gitea:3000/; } }';
    expect(parseNginxConfig(text)).toEqual({
      serverName: 'x',
      upstream: 'gitea:3000',
      maxBody: 10_240,
      folders: [],
      tls: undefined,
    });
  });

  it.each([
    ['server_name', 'server_nmae', `unknown directive "server_nmae" ${place}:8`],
    ['listen 80;', 'listen 80', `invalid number of arguments in "listen" directive ${place}:6`],
    ['Host $host;', 'Host $host', `directive "proxy_set_header" is not terminated by ";" ${place}:21`],
    ['server gitea:3000', 'server forge:3000', `host not found in upstream "forge:3000" ${place}:1`],
    ['location / {', 'location / ;', `directive "location" is not terminated by "{" ${place}:17`],
    ['  listen 80;', '  proxy_pass http://forge;', `"proxy_pass" directive is not allowed here ${place}:6`],
    ['512m', 'lots', `"client_max_body_size" directive invalid value ${place}:9`],
    ['http://forge', 'forge', `invalid URL prefix ${place}:17`],
    ['    root', '    rot', `unknown directive "rot" ${place}:14`],
    ['ssl_certificate ', 'ssl_certificate_key ', `no "ssl_certificate" in "server" ${place}:5`],
    ['upstream forge', '} upstream forge', `unexpected "}" ${place}:1`],
  ])('refuses %s → %s', (from, to, message) => {
    expect(() => parseNginxConfig(newNginxConfig.replace(from, to))).toThrow(message);
  });

  it('refuses a file that ends too early, and an empty one', () => {
    const cut = newNginxConfig.slice(0, newNginxConfig.lastIndexOf('}'));
    expect(() => parseNginxConfig(cut)).toThrow('unexpected end of file, expecting "}"');
    expect(() => parseNginxConfig('')).toThrow('no "server" block');
  });

  it('refuses a directive that a release no longer knows', () => {
    expect(() => parseNginxConfig(newNginxConfig, ['proxy_http_version'])).toThrow(
      `unknown directive "proxy_http_version" ${place}:19`,
    );
  });
});
