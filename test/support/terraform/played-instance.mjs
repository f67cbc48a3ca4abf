/**
 * Plays what an instance of AWS meets at its first boot, in a network namespace of its own: the metadata service, which answers
 * nobody without a token, and the parameter store. Every request is written to the file that is named first; the one
 * that is named second is there once both answer.
 */
import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [log = '', ready = ''] = process.argv.slice(2);

const told = {
  '/latest/meta-data/instance-id': 'i-0123456789abcdef0',
  '/latest/meta-data/iam/security-credentials/': 'gitea-host',
  '/latest/meta-data/iam/security-credentials/gitea-host': JSON.stringify({
    AccessKeyId: 'ASIAPLAYED',
    SecretAccessKey: 'played-secret',
    Token: 'played-session',
  }),
};

const note = (request) => appendFileSync(log, `${JSON.stringify(request)}\n`);

const metadata = createServer(({ method, url = '', headers }, response) => {
  const token = headers['x-aws-ec2-metadata-token'] ?? null;
  note({ method, url, token });
  if (method === 'PUT' && url === '/latest/api/token') response.end('a-token');
  else if (token !== 'a-token') response.writeHead(401).end();
  else response.writeHead(told[url] === undefined ? 404 : 200).end(told[url]);
});

const parameters = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += String(chunk)));
  request.on('end', () => {
    note({ method: 'PutParameter', headers: request.headers, body });
    response.end('{"Version":2}');
  });
});

metadata.listen(80, '169.254.169.254', () =>
  parameters.listen(8080, '127.0.0.1', () => appendFileSync(ready, '')),
);
