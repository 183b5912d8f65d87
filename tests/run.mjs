// npm test: types, lint, house rules and every test; the last line says how it went and what was left out.
//   npm test                              short forms of the long runs, under 15 minutes on two cores
//   npm test -- --all                     the long runs whole
//   npm test -- --without office,browser  on a machine that lacks those programs; refused where CI is set
//   npm test -- src/domain                only files whose path contains the words
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missing, parts } from '../tools/programs.mjs';
import { lint, step, typesOfDomain, typesOfHouse } from '../tools/step.mjs';

function refuse(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}

const args = process.argv.slice(2);
const all = args.includes('--all');
const at = args.indexOf('--without');
const without = at < 0 ? [] : (args[at + 1] ?? '').split(',').filter((part) => part !== '');
const paths = args.filter((one, index) => one !== '--all' && index !== at && (at < 0 || index !== at + 1));
const unknown = [...without.filter((part) => !parts.includes(part)), ...paths.filter((one) => one.startsWith('-'))];
if (unknown.length > 0 || (at >= 0 && without.length === 0)) refuse(`Not known: ${unknown.join(', ') || '(nothing)'}. Use --all, --without ${parts.join(',')}, or paths.`);
if (without.length > 0 && process.env.CI) refuse('CI is set: nothing may be left out there. Take --without away.');

const lacking = missing().filter((row) => !without.includes(row.part));
if (lacking.length > 0) {
  const lines = lacking.map((row) => `  ${row.part}: ${row.programs.join(', ')}`);
  const ways = [...new Set(lacking.map((row) => row.part))].join(',');
  process.stderr.write(`These programs are missing:\n${lines.join('\n')}\nThis brings them:\n  apt-get install ${lacking.map((row) => row.debianPackage).join(' ')}\nOr leave their tests out on purpose:\n  npm test -- --without ${ways}\n`);
  process.exit(1);
}

const began = performance.now();
const reports = mkdtempSync(join(tmpdir(), 'internkoll-reports-'));
const environment = { INTERNKOLL_WITHOUT: without.join(','), ...(all ? { INTERNKOLL_LONG: '1' } : {}) };
const counts = { passed: 0, failed: 0, skipped: 0 };
const failedSteps = [];

function check(title, well) {
  if (!well) failedSteps.push(title);
}

/** One run of vitest, counted from its own report: a run that reports nothing has failed. */
function tests(title, filters, extra = {}) {
  const file = join(reports, `${title.replaceAll(/\W+/g, '-')}.json`);
  const well = step(title, 'vitest', ['run', ...filters, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], { ...environment, ...extra });
  let report = null;
  try { report = JSON.parse(readFileSync(file, 'utf8')); } catch (error) { process.stderr.write(`${title}: no report (${error.message})\n`); }
  counts.passed += report?.numPassedTests ?? 0;
  counts.failed += report?.numFailedTests ?? 0;
  counts.skipped += (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  // A file that does not load, or a broken set-up, fails without a failed test.
  check(title, well && (report?.numTotalTests ?? 0) > 0);
}

if (paths.length === 0) {
  check('types', typesOfHouse());
  check('types of the domain', typesOfDomain());
  check('lint', lint());
}
tests('tests', paths);
if (paths.length === 0) {
  // A day is the municipality's, never the machine's: the pure rooms read the same east and west of it.
  for (const zone of ['Pacific/Auckland', 'America/Los_Angeles']) tests(`pure rooms in ${zone}`, ['--project', 'pure'], { TZ: zone });
}
rmSync(reports, { recursive: true, force: true });

// A skipped test is a test nobody runs; what a machine lacks is left out by name instead.
if (counts.skipped > 0) failedSteps.push(`${counts.skipped} skipped`);
const minutes = ((performance.now() - began) / 60_000).toFixed(1);
process.stdout.write(`\n${all ? 'All, with the long runs' : 'All, with short forms of the long runs'}${paths.length > 0 ? `, only ${paths.join(' ')}` : ''}: ${minutes} minutes\n`);
if (failedSteps.length > 0) process.stdout.write(`Not well: ${failedSteps.join(' · ')}\n`);
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed${without.length > 0 ? `; left out on purpose: ${without.join(', ')}` : ''}\n`);
process.exitCode = failedSteps.length === 0 && counts.failed === 0 ? 0 : 1;
