import type { Fault, Place, Result } from '@keelgate/model';
import { failed, ok } from '@keelgate/model';
import type { InputFile } from './input-file.ts';
import { readInput } from './input-file.ts';
import { fragmentId, policyFiles } from './policy-files.ts';

/** The policy fragments of a folder, by id; `place` is where the folder was named. */
export function readFragments(folder: string, place?: Place): Result<ReadonlyMap<string, InputFile>, readonly Fault[]> {
  const faults: Fault[] = [];
  const fragments = new Map<string, InputFile>();
  for (const file of policyFiles([folder], faults)) {
    const read = readInput(file, file === folder ? place : undefined);
    if (read.ok) fragments.set(fragmentId(file), read.value);
    else faults.push(read.failure);
  }
  return faults.length > 0 ? failed(faults) : ok(fragments);
}
