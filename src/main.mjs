// The server's entry.
import { flushCompileCache } from 'node:module';
import { keepCompiledCode } from './cli/compiledCode.mjs';

keepCompiledCode();
await import('./main.ts');
// A process that is killed writes nothing at its end.
flushCompileCache();
