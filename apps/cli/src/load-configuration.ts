import { statSync } from 'node:fs';
import path from 'node:path';
import type { Linked, ReadConfiguration } from '@keelgate/arm';
import { readConfiguration } from '@keelgate/arm';
import type { Fault, Place, Result } from '@keelgate/model';
import { failed, ok } from '@keelgate/model';
import type { GivenParameters } from './given-parameters.ts';
import { noParameters } from './given-parameters.ts';
import { readInput, shownPath } from './input-file.ts';
import { readFolder } from './read-folder.ts';

/** A configuration of a file or a folder, of whatever kind. */
export type LoadedConfiguration = ReadConfiguration & {
  /** The path that was given, as messages name it. */
  readonly from: string;
  readonly isFolder: boolean;
};

/** What is larger is no template. */
const charactersMax = 16 * 1024 * 1024;

/**
 * Reads the configuration that a path leads to. Failed where there is nothing to read; what is wrong with what was read is
 * among its faults. `place` is where the path was named.
 */
export function loadConfiguration(
  from: string,
  given: GivenParameters = noParameters,
  place?: Place,
): Result<LoadedConfiguration, readonly Fault[]> {
  const faults: Fault[] = [];
  const isFolder = statSync(from, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const files = isFolder ? readFolder(from, faults, place) : readOne(from, faults, place);
  const large = files.find(({ text }) => text.length > charactersMax);
  if (large !== undefined) {
    const message = `${large.file} has ${large.text.length} characters, expected at most ${charactersMax}`;
    faults.push({
      code: 'input/too-large',
      severity: 'error',
      message,
      place: { file: large.file, line: 1, column: 1 },
    });
  }
  if (faults.length > 0) return failed(faults);
  const shown = shownPath(from);
  const { names: _, advice, ...options } = given;
  const read = readConfiguration(files, isFolder ? options : { ...options, linked: linkedFrom(from) });
  if (read.found.kind === 'unknown' && isFolder) {
    const message = `${shown} holds nothing that can be read: ${read.found.reason}`;
    const hint =
      'name an ARM template or a folder of them, an APIOps folder, the output of terraform show -json, or an OpenAPI document';
    const said = place ?? { file: shown, line: 1, column: 1 };
    return failed([{ code: 'input/nothing-there', severity: 'error', message, hint, place: said }]);
  }
  return ok({ ...read, faults: read.faults.map((fault) => withAdvice(fault, advice)), from: shown, isFolder });
}

function readOne(from: string, faults: Fault[], place?: Place): ReturnType<typeof readFolder> {
  const read = readInput(from, place);
  if (!read.ok) faults.push(read.failure);
  return read.ok ? [read.value] : [];
}

/** How parameters are given is a matter of who asks. */
function withAdvice(fault: Fault, advice: string): Fault {
  return fault.code === 'arm/missing-parameters' ? { ...fault, hint: advice } : fault;
}

/** The files that a template links to are beside it, or beside the one that links; nothing outside is read. */
function linkedFrom(template: string): Linked {
  const root = path.dirname(path.resolve(template));
  return (wanted, from) => {
    const beside = path.resolve(path.dirname(path.resolve(from.file)), wanted);
    const segments = wanted.split(/[\\/]+/).filter((segment) => segment !== '' && segment !== '.' && segment !== '..');
    const ends = segments.map((_, start) => path.join(root, ...segments.slice(start)));
    for (const file of [beside, ...ends]) {
      if (!isInside(file, root) && !isInside(file, process.cwd())) continue;
      if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) continue;
      const read = readInput(file);
      if (read.ok) return read.value;
    }
    return null;
  };
}

function isInside(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}
