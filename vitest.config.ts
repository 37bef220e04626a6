import { defineConfig } from 'vitest/config';

// unit: pure functions and temporary folders. contract: hosts against the real thing. e2e: the built program.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'tests/unit/**/*.test.ts',
            'tests/rules/**/*.test.ts',
            'tests/sources/**/*.test.ts',
            'tests/style/**/*.test.ts',
            'tests/fuzz/**/*.test.ts',
          ],
          testTimeout: 60_000,
        },
      },
      { test: { name: 'contract', include: ['tests/contract/**/*.test.ts'], testTimeout: 120_000 } },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          globalSetup: ['tests/support/build-once.ts'],
        },
      },
    ],
  },
});
