// npm run check: types, lint and the house's own rules. Half a minute; run it before every commit.
import { lint, step, typesOfDomain, typesOfHouse } from './step.mjs';

const results = [typesOfHouse(), typesOfDomain(), lint(), step('house rules', 'vitest', ['run', 'tests/house', 'src/text'])];
process.exitCode = results.every(Boolean) ? 0 : 1;
