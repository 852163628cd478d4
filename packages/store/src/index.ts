export type { FileFailure, FilePort, FileResult, FolderLock, OpenFile } from './file/port.ts';
export { nodeFiles } from './file/node-files.ts';
export { openLog, type LogOptions } from './log/open-log.ts';
export type { Change, ConfigLog, OpenedLog } from './log/log.ts';
export type { LogSnapshot } from './log/inspect.ts';
export type { LogFaultCode } from './log/log-fault.ts';
export type { Migration } from './log/migrate/migration.ts';
