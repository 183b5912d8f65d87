// The command line's entry.
import { keepCompiledCode } from './compiledCode.mjs';

keepCompiledCode();
await import('./cli.ts');
