import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[], options = {}) => ({
  test: {
    name,
    include,
    globalSetup: ['tests/support/global-setup.ts'],
    pool: 'forks' as const,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    server: { deps: { inline: ['@codegouvfr/react-dsfr', 'tsafe'] } },
    ...options,
  },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      project('suite', ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tests/**/*.test.ts', 'tests/**/*.test.tsx']),
      project('docs', ['scripts/docs.ts']),
      project('journeys', ['tests/journeys/**/*.journey.ts'], {
        globalSetup: ['tests/support/build-client.ts'],
        testTimeout: 90_000,
      }),
    ],
  },
});
