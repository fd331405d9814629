import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', './scripts/closing-line.mjs'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two cores: one worker prints PDFs, the other runs the rest.
    maxWorkers: 2,
    env: { NO_COLOR: '1' },
  },
});
