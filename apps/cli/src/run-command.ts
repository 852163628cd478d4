import { version } from '@keelgate/traffic';
import { Command, CommanderError } from 'commander';
import { addBackup } from './command/backup.ts';
import { addDiff } from './command/diff.ts';
import { addDrill } from './command/drill.ts';
import { addExport } from './command/export.ts';
import { addInspect } from './command/inspect.ts';
import { addPolicy } from './command/policy.ts';
import { addReplay } from './command/replay.ts';
import { addRestore } from './command/restore.ts';
import { addValidate } from './command/validate.ts';
import { exitStatus } from './exit-status.ts';

/** Runs the command with what was given on its line, and returns its exit status. What went wrong has been said then. */
export async function runCommand(given: readonly string[]): Promise<number> {
  const program = new Command('keelgate')
    .description('Azure API Management that you can run, break and measure')
    .version(version)
    .showSuggestionAfterError()
    .exitOverride();
  addBackup(program);
  addDiff(program);
  addDrill(program);
  addExport(program);
  addInspect(program);
  addPolicy(program);
  addReplay(program);
  addRestore(program);
  addValidate(program);
  try {
    await program.parseAsync([...given], { from: 'user' });
    return Number(process.exitCode ?? exitStatus.held);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitStatus.held : exitStatus.wrongInput;
    const said = error instanceof Error ? error : new Error(String(error));
    process.stderr.write(`${process.env['KEELGATE_DEBUG'] === '1' ? said.stack : `this is a bug: ${said.message}`}\n`);
    return exitStatus.violated;
  }
}
