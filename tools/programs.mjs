// Which programs of the system the tests need, and which of them this machine lacks. The list is tools/debian-packages.txt.
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The parts of the suite that may be left out by name. */
export const parts = ['browser', 'office', 'postgres'];

/** The list as rows: part, package, programs. */
export function listed(text) {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#')).map((line) => {
    const [part, debianPackage, programs] = line.split('|').map((cell) => cell.trim());
    if (!parts.includes(part) || !debianPackage || !programs) throw new Error(`tools/debian-packages.txt: "${line}" is not part | package | programs`);
    return { part, debianPackage, programs: programs.split(' ') };
  });
}

/** True when the program can be run: by name on PATH, or by a path in which one folder may be any (`*`). */
function there(program) {
  if (program.includes('*')) {
    const [before, after] = program.split('/*/');
    return existsSync(before) && readdirSync(before).some((folder) => existsSync(join(before, folder, after)));
  }
  if (program.startsWith('/')) return existsSync(program);
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch (error) {
      if (error.code === 'ENOENT' || error.code === 'EACCES' || error.code === 'ENOTDIR') return false;
      throw error;
    }
  });
}

export function missing() {
  return listed(readFileSync(new URL('debian-packages.txt', import.meta.url), 'utf8')).filter((row) => !row.programs.every(there));
}
