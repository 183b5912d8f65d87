/** The server's entry. */
import { keepCompiledCode, writeCompiledCode } from './compiledCode.ts';

keepCompiledCode();
// Not a plain import: those are compiled before the first line runs.
await import('./serve.ts');
writeCompiledCode();
