#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// Most of a start is the compilation of a thousand modules; what Node keeps of it halves the next one.
enableCompileCache();
const { runCommand } = await import('./run-command.ts');
const { watchOutput } = await import('./watch-output.ts');

watchOutput();
process.exitCode = await runCommand(process.argv.slice(2));
