import { type Fault, type Result, ok } from '@keelgate/model';
import { blobFailed } from './blob-fault.ts';

/** The longest name: every file system and every service takes as much. */
export const blobNameMax = 200;

/**
 * A name that means the same everywhere: letters, digits, dots, hyphens and underscores, a letter or digit first. No folders; what ends in
 * `.part` is not finished, and a dot at the end is lost on Windows.
 */
export function checkBlobName(name: string): Result<string, Fault> {
  const good = name.length <= blobNameMax && /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name) && !/(\.|\.part)$/.test(name);
  if (good) return ok(name);
  return blobFailed(
    'blob/bad-name',
    `${JSON.stringify(name.slice(0, blobNameMax))} is no name for a blob`,
    `a letter or digit, then letters, digits, dots, hyphens and underscores, ${blobNameMax} at most, not ending in a dot or .part`,
  );
}
