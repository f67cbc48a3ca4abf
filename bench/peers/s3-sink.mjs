// Takes what is sent to S3 and keeps nothing of it, so that what sends is measured and not what stores. Prints its port.
import { createServer } from 'node:http';

const server = createServer((request, response) => {
  const { searchParams } = new URL(request.url ?? '/', 'http://sink');
  request.resume();
  request.on('end', () => answer(request.method, searchParams, response));
});

function answer(method, search, response) {
  const xml = (text) => {
    response.setHeader('content-type', 'application/xml');
    response.end(`<?xml version="1.0"?>${text}`);
  };
  if (method === 'HEAD') {
    response.statusCode = 404;
    response.end();
  } else if (method === 'POST' && search.has('uploads')) {
    xml(
      '<InitiateMultipartUploadResult><Bucket>b</Bucket><Key>k</Key><UploadId>1</UploadId></InitiateMultipartUploadResult>',
    );
  } else if (method === 'POST') {
    xml(
      '<CompleteMultipartUploadResult><Bucket>b</Bucket><Key>k</Key><ETag>"1"</ETag></CompleteMultipartUploadResult>',
    );
  } else if (method === 'PUT') {
    response.setHeader('etag', '"1"');
    response.end();
  } else {
    xml('<VersioningConfiguration/>');
  }
}

server.listen(0, '127.0.0.1', () => console.log(server.address().port));
