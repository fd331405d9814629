// Vitest reporter: ends the run with one plain line, `N passed, N failed, N skipped`, for CI systems.
export default class ClosingLine {
  /** @param {readonly import('vitest/node').TestModule[]} modules */
  onTestRunEnd(modules) {
    const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) counts[test.result().state] += 1;
      // A module that could not be loaded has no tests, and must not look like success.
      if (module.state() === 'failed' && module.errors().length > 0) counts.failed += 1;
    }
    console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  }
}
