import { CreateBucketCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { startCloudProxy } from './cloud-proxy.ts';
import { startContainer } from './containers.ts';
import { anybody } from './object-service.ts';

/** moto, which plays an AWS account with real requests over HTTP; it proves calls, not permissions. */
export interface CloudService {
  /** For AWS_ENDPOINT_URL. */
  readonly url: string;
  /** Text of an object. */
  read(bucket: string, key: string): Promise<string>;
  secret(name: string): Promise<string>;
  /** Address of the only Elastic IP; empty while there is none. */
  address(): Promise<string>;
  /** The id of the only instance that is there; empty while there is none. */
  instance(): Promise<string>;
  /** Ends an instance as AWS does when the machine below it is lost. */
  terminate(instance: string): Promise<void>;
  /** The parameter's value; empty while there is none. */
  parameter(name: string): Promise<string>;
  putParameter(name: string, value: string): Promise<void>;
  end(): Promise<void>;
}

/** The account that moto plays. */
export const account = '123456789012';
export const region = 'eu-central-1';
/** An image as Canonical's are named. */
export const image = 'ami-0123456789abcdef0';

const images = [
  {
    ami_id: image,
    name: 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20260901',
    description: 'Ubuntu 24.04',
    owner_id: '099720109477',
    public: true,
    virtualization_type: 'hvm',
    architecture: 'x86_64',
    state: 'available',
    platform: null,
    image_type: 'machine',
    hypervisor: 'xen',
    root_device_name: '/dev/sda1',
    root_device_type: 'ebs',
    sriov: 'simple',
    creation_date: '2026-09-01T00:00:00.000Z',
  },
];

/** Starts one with a bucket for states and a zone. */
export async function startCloudService(states: string, zone: string): Promise<CloudService> {
  const script = 'printf %s "$IMAGES" >/tmp/images.json && exec moto_server --host 0.0.0.0 --port 5000';
  const variables = {
    IMAGES: JSON.stringify(images),
    MOTO_AMIS_PATH: '/tmp/images.json',
    MOTO_IAM_LOAD_MANAGED_POLICIES: 'true',
  };
  const env = Object.entries(variables).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
  const container = await startContainer(5000, env, ['sh', '-c', script]);
  const proxy = await startCloudProxy(container.port);
  const cloud = talkTo(proxy.url);
  await cloud.makeBucket(states);
  await cloud.makeZone(zone);
  return {
    ...cloud,
    url: proxy.url,
    async end() {
      cloud.close();
      await proxy.end();
      container.end();
    },
  };
}

interface Cloud extends Omit<CloudService, 'url' | 'end'> {
  makeBucket(name: string): Promise<void>;
  makeZone(name: string): Promise<void>;
  close(): void;
}

/** Talks to moto as the test, beside Terraform. */
function talkTo(endpoint: string): Cloud {
  const credentials = {
    accessKeyId: anybody['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: anybody['AWS_SECRET_ACCESS_KEY'] ?? '',
  };
  const settings = { endpoint, region, credentials };
  const objects = new S3Client({
    ...settings,
    forcePathStyle: true,
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const secrets = new SecretsManagerClient(settings);
  const ask = async (
    service: string,
    path: string,
    headers: Record<string, string>,
    body: string,
  ): Promise<string> => {
    const scope = `${credentials.accessKeyId}/20261101/${region}/${service}/aws4_request`;
    const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none`;
    const response = await fetch(`${endpoint}${path}`, {
      method: 'POST',
      headers: { authorization, ...headers },
      body,
    });
    return response.text();
  };
  const systems = async (operation: string, input: object): Promise<string> => {
    const headers = {
      'x-amz-target': `AmazonSSM.${operation}`,
      'content-type': 'application/x-amz-json-1.1',
    };
    return ask('ssm', '/', headers, JSON.stringify(input));
  };
  const machines = async (query: string): Promise<string> => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return ask('ec2', '/', headers, `${query}&Version=2016-11-15`);
  };
  return {
    async makeBucket(name) {
      const place = { LocationConstraint: region } as const;
      await objects.send(new CreateBucketCommand({ Bucket: name, CreateBucketConfiguration: place }));
    },
    async makeZone(name) {
      const inner = `<Name>${name}.</Name><CallerReference>1</CallerReference><HostedZoneConfig><Comment>x</Comment><PrivateZone>false</PrivateZone></HostedZoneConfig>`;
      const body = `<CreateHostedZoneRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/">${inner}</CreateHostedZoneRequest>`;
      await ask('route53', '/2013-04-01/hostedzone', { 'content-type': 'application/xml' }, body);
    },
    async read(bucket, key) {
      const { Body } = await objects.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return (await Body?.transformToString()) ?? '';
    },
    async secret(name) {
      const value = await secrets.send(
        new GetSecretValueCommand({ SecretId: name, VersionStage: 'AWSCURRENT' }),
      );
      return value.SecretString ?? '';
    },
    async address() {
      return /<publicIp>([^<]+)/.exec(await machines('Action=DescribeAddresses'))?.[1] ?? '';
    },
    async instance() {
      const filter = 'Filter.1.Name=instance-state-name&Filter.1.Value.1=running';
      const text = await machines(`Action=DescribeInstances&${filter}`);
      return /<instanceId>([^<]+)/.exec(text)?.[1] ?? '';
    },
    async terminate(instance) {
      await machines(`Action=TerminateInstances&InstanceId.1=${instance}`);
    },
    async parameter(name) {
      const text = await systems('GetParameter', { Name: name });
      const { Parameter } = JSON.parse(text) as { Parameter?: { Value?: string } };
      return Parameter?.Value ?? '';
    },
    async putParameter(name, value) {
      await systems('PutParameter', { Name: name, Value: value, Type: 'String', Overwrite: true });
    },
    close() {
      objects.destroy();
      secrets.destroy();
    },
  };
}
