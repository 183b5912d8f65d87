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
    // Node 24's engine can stop a whole process when code is compiled on threads beside the main one (nodejs/node 64500 and
    // 66126: a check in V8 13.6 that fails now and then in many short-lived processes). Two workers fill two cores anyway.
    // The servers and programs that tests start run as they do in service.
    execArgv: ['--single-threaded'],
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
