import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { S3Store } from '../../../../engine/adapters/s3/s3-store.ts';

const host = {
  Code: 'Success',
  AccessKeyId: 'ASIAHOST',
  SecretAccessKey: 'host',
  Token: 'host',
  Expiration: '2099-01-01T00:00:00Z',
};
const taken = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
<AccessKeyId>ASIAREADER</AccessKeyId><SecretAccessKey>reader</SecretAccessKey><SessionToken>reader</SessionToken>
<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;
const empty =
  '<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>b</Name><KeyCount>0</KeyCount><IsTruncated>false</IsTruncated></ListBucketResult>';

/** The metadata service of an instance, STS and a bucket in one: who asks for what is written down. */
async function startPlayedAws(asked: string[]): Promise<string> {
  const answer = ({ url = '', headers }: IncomingMessage, body: string): string => {
    if (url === '/latest/api/token') return 'a-token';
    if (url.endsWith('/security-credentials/')) return 'gitea-host';
    if (url.endsWith('/security-credentials/gitea-host')) return JSON.stringify(host);
    const [, key = 'nobody'] = /Credential=(\w+)\//.exec(headers['authorization'] ?? '') ?? [];
    const role = new URLSearchParams(body).get('RoleArn');
    asked.push(role === null ? `${key} lists` : `${key} takes ${role}`);
    return role === null ? empty : taken;
  };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => response.end(answer(request, body)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it('reads with the role that a profile takes by the rights of the instance', async () => {
  const asked: string[] = [];
  const url = await startPlayedAws(asked);
  const folder = mkdtempSync(join(tmpdir(), 'runbook-aws-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  // As ansible/tasks/engine.yml writes it.
  const role = 'arn:aws:iam::111122223333:role/gitea-restore';
  writeFileSync(
    join(folder, 'config'),
    `[profile gitea-restore]\nrole_arn = ${role}\ncredential_source = Ec2InstanceMetadata\nregion = eu-central-1\n`,
  );
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'none'));
  vi.stubEnv('AWS_EC2_METADATA_SERVICE_ENDPOINT', url);
  vi.stubEnv('AWS_ENDPOINT_URL_STS', url);
  const settings = { bucket: 'b', region: 'eu-central-1', prefix: 'gitea/', endpoint: url };
  const store = new S3Store({ ...settings, profile: 'gitea-restore' });
  expect(await store.list('sets/')).toEqual([]);
  await store.close();
  expect(asked).toEqual([`ASIAHOST takes ${role}`, 'ASIAREADER lists']);
});
