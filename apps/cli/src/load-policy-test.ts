import path from 'node:path';
import type { Fault, PolicyDocument, Result } from '@keelgate/model';
import { failed, ok } from '@keelgate/model';
import type { readTestFile, Reference, TestFile, TestFileInputs } from '@keelgate/policy/suite';
import { readInput } from './input-file.ts';
import { policyDocument } from './policy-document.ts';
import { readFragments } from './read-fragments.ts';
import { readNamedValues } from './read-named-values.ts';

export type LoadedPolicyTest = {
  readonly file: TestFile;
  readonly inputs: Pick<TestFileInputs, 'documents' | 'namedValues'>;
};

/** A test file with everything that it names, and the folders in which all of that stands. */
export type PolicyTestLoad = {
  readonly loaded: Result<LoadedPolicyTest, readonly Fault[]>;
  readonly folders: readonly string[];
};

/** Reads a test file, and the documents, named values and fragments that it names beside itself. */
export function loadPolicyTest(from: string, read: typeof readTestFile): PolicyTestLoad {
  const folder = path.dirname(from);
  const input = readInput(from);
  const file = input.ok ? read(input.value) : failed([input.failure]);
  if (!file.ok) return { loaded: file, folders: [folder] };
  const { documents, namedValues, fragments } = file.value;
  const named = [...Object.values(documents), ...(namedValues === undefined ? [] : [namedValues])];
  const folders = [folder, ...named.map((reference) => path.dirname(path.resolve(folder, reference.path)))];
  if (fragments !== undefined) folders.push(path.resolve(folder, fragments.path));
  return { loaded: withReferences(file.value, folder), folders };
}

function withReferences(file: TestFile, folder: string): Result<LoadedPolicyTest, readonly Fault[]> {
  const faults: Fault[] = [];
  function at({ path: named }: Reference): string {
    return path.join(folder, named);
  }
  const documents = new Map<string, PolicyDocument>();
  for (const [scope, reference] of Object.entries(file.documents)) {
    const read = readInput(at(reference), reference.place);
    if (read.ok) documents.set(scope, policyDocument(read.value));
    else faults.push(read.failure);
  }
  const values =
    file.namedValues === undefined ? ok({}) : readNamedValues(at(file.namedValues), file.namedValues.place);
  if (!values.ok) faults.push(...values.failure);
  const fragments =
    file.fragments === undefined ? ok(new Map()) : readFragments(at(file.fragments), file.fragments.place);
  if (!fragments.ok) faults.push(...fragments.failure);
  if (!values.ok || !fragments.ok || faults.length > 0) return failed(faults);
  const texts = new Map([...fragments.value].map(([id, input]) => [id, policyDocument(input)]));
  return ok({
    file,
    inputs: { documents: { ...Object.fromEntries(documents), fragments: texts }, namedValues: values.value },
  });
}
