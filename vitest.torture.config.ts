import { defineConfig } from 'vitest/config';

/** The rigs of test/torture with all their inputs; `npm test` runs a selection of them. */
export default defineConfig({
  test: {
    include: ['test/torture/*.test.ts'],
    reporters: ['default', './scripts/closing-line.mjs'],
    testTimeout: 540_000,
    maxWorkers: 1,
    env: { NO_COLOR: '1', TORTURE: 'all' },
  },
});
