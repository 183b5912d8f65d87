/** A landed migration never changes: somewhere it has run already. Landing one means writing its checksum into migrations/frozen.json. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { knownMigrations, type Migration } from '../../src/adapters/db/migrate.ts';

const frozen = JSON.parse(readFileSync(new URL('../../src/adapters/db/migrations/frozen.json', import.meta.url), 'utf8')) as Record<string, string>;

function faults(migrations: readonly Migration[], sums: Readonly<Record<string, string>>): string[] {
  const found: string[] = [];
  for (const [name, sha256] of Object.entries(sums)) {
    const migration = migrations.find((one) => one.name === name);
    if (migration === undefined) found.push(`${name} has landed and is gone`);
    else if (migration.sha256 !== sha256) found.push(`${name} has landed and has changed; write a new migration instead`);
  }
  migrations.forEach((migration, index) => {
    if (migration.number !== index + 1) found.push(`${migration.name} should have number ${index + 1}`);
    const after = migrations.slice(index + 1).find((later) => sums[later.name] !== undefined);
    if (sums[migration.name] === undefined && after !== undefined) found.push(`${migration.name} has not landed but ${after.name} after it has`);
  });
  return found;
}

describe('migrations', () => {
  const migrations = knownMigrations();

  it('are there, numbered without gaps, and landed ones are as they were', () => {
    expect(migrations.length).toBeGreaterThan(0);
    expect(faults(migrations, frozen)).toEqual([]);
  });

  it('are guarded: planted faults are found', () => {
    const [one, two] = [{ number: 1, name: '0001_a.sql', sha256: 'a', sql: '' }, { number: 2, name: '0002_b.sql', sha256: 'b', sql: '' }];
    expect(faults([one, two], { '0001_a.sql': 'a', '0002_b.sql': 'b' })).toEqual([]);
    expect(faults([one], { '0001_a.sql': 'x' })).toHaveLength(1);
    expect(faults([one], { '0002_b.sql': 'b' })).toHaveLength(1);
    expect(faults([two], {})).toHaveLength(1);
    expect(faults([one, two], { '0002_b.sql': 'b' })).toHaveLength(1);
  });
});
