// The same work as directly as Node can do it: COUNT programs, PARALLEL at once, their output read through pipes.
//   node spawn.mjs COUNT PARALLEL
import { spawn } from 'node:child_process';

const count = Number(process.argv[2]);
const parallel = Number(process.argv[3]);
let started = 0;

function one() {
  return new Promise((resolve, reject) => {
    const child = spawn('true', [], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(output) : reject(new Error(`exit code ${code}`))));
  });
}

async function lane() {
  while (started < count) {
    started += 1;
    await one();
  }
}

await Promise.all(Array.from({ length: parallel }, lane));
