import { errorCode, writingFailure } from './system-error.ts';
import { exitStatus } from './exit-status.ts';

/**
 * Ends the command when its output cannot be written: without a word where the reader has had enough (`keelgate … | head`),
 * else with what kept it from being written.
 */
export function watchOutput(): void {
  process.stdout.on('error', (error) => {
    const code = errorCode(error);
    if (code !== 'EPIPE') {
      process.stderr.write(`error: standard output cannot be written (${writingFailure(code)}) [output/not-written]\n`);
      process.exitCode = exitStatus.wrongInput;
    }
    process.exit();
  });
  process.stderr.on('error', () => process.exit());
}
