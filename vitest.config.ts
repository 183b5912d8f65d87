import { defineConfig } from 'vitest/config';

/** Parts of the suite that need programs of the system; `npm test -- --without …` leaves them out by name (tests/run.mjs). */
const without = (process.env['INTERNKOLL_WITHOUT'] ?? '').split(',');
const leftOut = [
  ...(without.includes('browser') ? ['**/*.browser.test.{ts,tsx}'] : []),
  ...(without.includes('office') ? ['**/*.office.test.ts'] : []),
];
/** Rooms without database, clock or files: their tests need no set-up. */
const pure = ['domain', 'text', 'picture', 'contract'];
const exclude = ['**/node_modules/**', 'dist/**', ...leftOut];

export default defineConfig({
  test: {
    pool: 'forks',
    // Two cores are what the smallest machine has; more workers only make tests wait for each other.
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 300_000,
    passWithNoTests: false,
    // A focused test left behind would silence all the others.
    allowOnly: false,
    projects: [
      { extends: true, test: { name: 'pure', include: [...pure.map((room) => `src/${room}/**/*.test.ts`), 'tests/house/**/*.test.ts'], exclude } },
      {
        extends: true,
        test: {
          name: 'rooms',
          include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts', 'tools/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: [...exclude, ...pure.map((room) => `src/${room}/**`), 'tests/house/**'],
          globalSetup: ['tests/globalSetup.ts'],
        },
      },
    ],
  },
});
