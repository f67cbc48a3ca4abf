import { writeSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** How many tests ended how. */
export interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

/** The plain line that people and programs look for, such as `12 passed, 0 failed, 1 skipped`. */
export function countLine({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function countModule(module: TestModule, count: Count): void {
  const failedBefore = count.failed;
  for (const test of module.children.allTests()) {
    const { state } = test.result();
    // A test that was begun and never ended has not passed.
    count[state === 'pending' ? 'failed' : state] += 1;
  }
  // A file that cannot be loaded, or whose hooks fail, has failed although no test of it has.
  if (module.state() === 'failed' && count.failed === failedBefore) count.failed += 1;
}

/** Which test failed first and passed when it was tried again, and why it failed: it wants to be looked at. */
export function flakyLines(test: TestCase): string[] {
  if (test.diagnostic()?.flaky !== true) return [];
  const [first] = test.result().errors ?? [];
  const why = first?.message.split('\n', 1)[0] ?? 'for no reason given';
  return [`passed only when tried again: ${test.module.relativeModuleId} > ${test.fullName}: ${why}`];
}

/** Prints the count as the very last line, after coverage and whatever else vitest has to say. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const count: Count = { passed: 0, failed: 0, skipped: 0 };
    for (const module of modules) countModule(module, count);
    count.failed += unhandledErrors.length;
    const flaky = modules.flatMap(({ children }) => [...children.allTests()].flatMap(flakyLines));
    process.once('exit', () => writeSync(1, [...flaky, countLine(count), ''].join('\n')));
  }
}
