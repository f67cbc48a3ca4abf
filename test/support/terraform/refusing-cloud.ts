import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a played AWS answers; everything that is left out is answered as by an account where all is well. */
export interface CloudAnswers {
  /** The account that credentials belong to. */
  readonly account?: string;
  /** An error of AWS instead of the identity, by its code. */
  readonly identityError?: string;
  /** What the bucket of the state answers to everything: a status, an error code and headers. */
  readonly bucket?: {
    readonly status: number;
    readonly code: string;
    readonly headers?: Readonly<Record<string, string>>;
  };
  /** The lock that somebody holds on the state, as Terraform writes it. */
  readonly lock?: Readonly<Record<string, string>>;
}

/** A server that plays as much of STS, EC2 and S3 as is asked for before anything is made. */
export interface RefusingCloud {
  /** For AWS_ENDPOINT_URL. */
  readonly url: string;
  end(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Starts it on a port of this machine. */
export async function startRefusingCloud(answers: CloudAnswers): Promise<RefusingCloud> {
  const server = createServer((request, response) => {
    void textOf(request).then((body) => {
      const answer = /\bAction=/.test(body) ? ofQuery(body, answers) : ofBucket(request, answers);
      response.writeHead(answer.status, { 'content-type': 'text/xml', ...answer.headers });
      response.end(request.method === 'HEAD' ? undefined : answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async end() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

function ofQuery(body: string, { account = '123456789012', identityError }: CloudAnswers): Answer {
  if (body.includes('Action=DescribeImages')) {
    return {
      status: 200,
      body: '<DescribeImagesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>1</requestId><imagesSet/></DescribeImagesResponse>',
    };
  }
  if (identityError !== undefined) {
    const error = `<Error><Type>Sender</Type><Code>${identityError}</Code><Message>said ${identityError}</Message></Error>`;
    return {
      status: 403,
      body: `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">${error}<RequestId>1</RequestId></ErrorResponse>`,
    };
  }
  const identity = `<Arn>arn:aws:iam::${account}:user/operator</Arn><UserId>AIDAPLAYED</UserId><Account>${account}</Account>`;
  return {
    status: 200,
    body: `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>${identity}</GetCallerIdentityResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></GetCallerIdentityResponse>`,
  };
}

function ofBucket({ method = '', url = '' }: IncomingMessage, { bucket, lock }: CloudAnswers): Answer {
  if (bucket !== undefined) return s3Error(bucket.status, bucket.code, bucket.headers);
  if (url.includes('.tflock')) {
    if (lock === undefined) return { status: 200, body: '' };
    return method === 'PUT'
      ? s3Error(412, 'PreconditionFailed')
      : { status: 200, body: JSON.stringify(lock), headers: { 'content-type': 'application/json' } };
  }
  if (/[?&](?:list-type|prefix)/.test(url)) {
    return {
      status: 200,
      body: '<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>state</Name><KeyCount>0</KeyCount><IsTruncated>false</IsTruncated></ListBucketResult>',
    };
  }
  return s3Error(404, 'NoSuchKey');
}

function s3Error(status: number, code: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, body: `<Error><Code>${code}</Code><Message>said ${code}</Message></Error>`, headers };
}
