import { defineConfig } from 'vitest/config';

// One run for the whole workspace: on two cores a fan-out by package only costs.
export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts', 'tools/**/*.test.ts', 'examples/**/*.test.ts'],
    // Test files share their process and what it has loaded: most of a run is the loading of modules.
    isolate: false,
    testTimeout: 120_000,
    setupFiles: ['./tools/setup/properties.ts'],
    reporters: ['default', './tools/setup/tally-reporter.ts'],
  },
});
