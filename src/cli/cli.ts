/** The command line's entry. */
import { keepCompiledCode } from '../compiledCode.ts';

keepCompiledCode();
// Not a plain import: those are compiled before the first line runs.
await import('./perform.ts');
