import type { Fault, Result } from '@keelgate/model';
import { failed } from '@keelgate/model';
import type { FileFailure } from '../file/port.ts';

/** What can be wrong with a log. `docs/config-log.md` says of each what it means and what to do. */
export type LogFaultCode =
  | 'log/busy'
  | 'log/change-damaged'
  | 'log/changes-missing'
  | 'log/closed'
  | 'log/compacted'
  | 'log/disk-failed'
  | 'log/disk-full'
  | 'log/header-damaged'
  | 'log/held'
  | 'log/mark-damaged'
  | 'log/newer-format'
  | 'log/not-yet-written'
  | 'log/older-format'
  | 'log/snapshot-damaged'
  | 'log/stopped'
  | 'log/tail-cut'
  | 'log/too-big'
  | 'log/unfinished-file';

export function logFault(code: LogFaultCode, message: string, hint?: string): Fault {
  return { code, severity: 'error', message, ...(hint === undefined ? {} : { hint }) };
}

/** Something that recovery did and that has to be said. */
export function notice(code: LogFaultCode, message: string): Fault {
  return { code, severity: 'warning', message };
}

export function refused(code: LogFaultCode, message: string, hint?: string): Result<never, Fault> {
  return failed(logFault(code, message, hint));
}

export function diskFault(failure: FileFailure): Fault {
  if (failure.kind === 'full') return logFault('log/disk-full', failure.message, 'free some space and try again');
  if (failure.kind === 'held') return logFault('log/held', failure.message);
  return logFault('log/disk-failed', failure.message);
}

export function diskFailed(failure: FileFailure): Result<never, Fault> {
  return failed(diskFault(failure));
}
