/** The system's name for what went wrong, such as `ENOENT`. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

const reading: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'does not exist'],
  ['ENOTDIR', 'does not exist'],
  ['EISDIR', 'is a folder, expected a file'],
  ['EACCES', 'may not be read'],
  ['EPERM', 'may not be read'],
  ['ELOOP', 'is a link to itself'],
  ['ENAMETOOLONG', 'has a name that is too long'],
  ['ERR_ENCODING_INVALID_ENCODED_DATA', 'is not text in UTF-8'],
]);

/** Why something cannot be read, to be said after its name. */
export function readingFailure(code: string): string {
  return reading.get(code) ?? `cannot be read (${code})`;
}

const writing: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the quota of the disk is used up'],
  ['EACCES', 'that is not allowed there'],
  ['EPERM', 'that is not allowed there'],
  ['EROFS', 'the disk is read-only'],
  ['EISDIR', 'it is a folder'],
  ['ENOTDIR', 'a part of its path is no folder'],
  ['ENAMETOOLONG', 'its name is too long'],
]);

/** Why something cannot be written, to be said after a colon or in brackets. */
export function writingFailure(code: string): string {
  const known = writing.get(code);
  return known === undefined ? code : `${known}, ${code}`;
}
