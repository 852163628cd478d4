import { type Fault, type Result, failed } from '@keelgate/model';

/** Why there is no backup, or no restore. `docs/backup.md` says of each what it means and what to do. */
export type BackupFaultCode =
  | 'backup/corrupt'
  | 'backup/expired'
  | 'backup/newer-format'
  | 'backup/no-service'
  | 'backup/not-a-backup'
  | 'backup/not-encrypted'
  | 'backup/other-tier'
  | 'backup/parameter'
  | 'backup/passphrase-needed'
  | 'backup/renamed-twice'
  | 'backup/selection'
  | 'backup/tier-without-backups'
  | 'backup/truncated'
  | 'backup/unfit'
  | 'backup/workspaces'
  | 'backup/wrong-passphrase';

export function backupFault(code: BackupFaultCode, message: string, hint?: string): Fault {
  return { code, severity: 'error', message, ...(hint === undefined ? {} : { hint }) };
}

export function refused(code: BackupFaultCode, message: string, hint?: string): Result<never, Fault> {
  return failed(backupFault(code, message, hint));
}
