import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    globalSetup: './test/global-setup.ts',
    pool: 'threads',
    isolate: false,
    maxWorkers: 2,
    reporters: ['default', './test/counting-reporter.ts'],
    // A machine that is shared may stall a browser past any limit: a second try there, which the last line names.
    retry: process.env.CI ? 1 : 0,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
