// COUNT programs as tasks of listr2, PARALLEL at once.
//   node listr.mjs COUNT PARALLEL
import { spawn } from 'node:child_process';
import { Listr } from 'listr2';

const count = Number(process.argv[2]);
const parallel = Number(process.argv[3]);

function one() {
  return new Promise((resolve, reject) => {
    const child = spawn('true', [], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.resume();
    child.stderr.resume();
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`exit code ${code}`))));
  });
}

const tasks = Array.from({ length: count }, (_, index) => ({ title: `step ${index}`, task: one }));
await new Listr(tasks, { concurrent: parallel === 1 ? false : parallel, renderer: 'simple' }).run();
