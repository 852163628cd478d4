import type { Fault, Place, Result } from '@keelgate/model';
import { failed, ok } from '@keelgate/model';
import type { PolicySettings } from '../program/settings.ts';
import { readSetting } from '../run/read-setting.ts';
import type { RunRequest } from '../run/run-request.ts';
import { checkSource, printPath } from './check-source.ts';
import type { Expectation } from './expectation.ts';
import { mergeRequest } from './merge-request.ts';
import type { InputText, SourceText, ValuePath } from './source-text.ts';
import { placeAt, readSource } from './source-text.ts';
import { strayMembers } from './stray-members.ts';
import type { TestCaseJson, TestFileJson } from './test-file-schema.ts';
import { testFileSchema } from './test-file-schema.ts';

const area = 'policy-test';

/** A test file that is in order, with the files that it names. */
export type TestFile = {
  readonly source: SourceText;
  readonly name: string;
  readonly documents: { readonly [Scope in 'global' | 'product' | 'api' | 'operation']?: Reference };
  readonly namedValues?: Reference;
  readonly fragments?: Reference;
  readonly settings: Partial<PolicySettings>;
  readonly cases: readonly TestCase[];
};

/** A path as the file has it, relative to the file's own folder. */
export type Reference = { readonly path: string; readonly place: Place };

export type TestCase = {
  readonly name: string;
  readonly place: Place;
  readonly request: RunRequest;
  readonly expect: Expectation | readonly Expectation[];
  /** Where `expect` stands in the file. */
  readonly path: ValuePath;
};

/** Reads a test file; what is wrong with it is said all at once, each with its place. */
export function readTestFile(input: InputText): Result<TestFile, readonly Fault[]> {
  const read = readSource(input, area);
  if (!read.ok) return failed([read.failure]);
  const source = read.value;
  const checked = checkSource(source, testFileSchema, area);
  if (!checked.ok) return checked;
  const file = checked.value;
  const faults: Fault[] = [];
  const documents = documentsOf(file, source, faults);
  const settings = settingsOf(file, source, faults);
  const cases = casesOf(file, source, faults);
  if (faults.length > 0) return failed(faults);
  return ok({
    source,
    name: file.name ?? input.file,
    documents,
    settings,
    cases,
    ...(file.namedValues === undefined ? {} : { namedValues: reference(source, 'namedValues', file.namedValues) }),
    ...(file.fragments === undefined ? {} : { fragments: reference(source, 'fragments', file.fragments) }),
  });
}

function wrong(source: SourceText, path: ValuePath, code: string, message: string): Fault {
  return { code: `${area}/${code}`, severity: 'error', message, place: placeAt(source, path), path: printPath(path) };
}

function reference(source: SourceText, key: string, path: string): Reference {
  return { path, place: placeAt(source, [key]) };
}

const scopes = ['global', 'product', 'api', 'operation'] as const;

function documentsOf(file: TestFileJson, source: SourceText, faults: Fault[]): TestFile['documents'] {
  if (file.policy !== undefined && file.api !== undefined)
    faults.push(wrong(source, ['policy'], 'wrong-value', 'policy and api both name the document of the API'));
  const named = scopes.flatMap((scope): readonly (readonly [string, Reference])[] => {
    const key = scope === 'api' && file.api === undefined ? 'policy' : scope;
    const path = file[key];
    return path === undefined ? [] : [[scope, reference(source, key, path)]];
  });
  if (named.length === 0)
    faults.push(
      wrong(
        source,
        [],
        'missing-key',
        'the file names no policy document, expected policy, global, product or operation',
      ),
    );
  return Object.fromEntries(named);
}

function settingsOf(file: TestFileJson, source: SourceText, faults: Fault[]): Partial<PolicySettings> {
  const settings = new Map<string, unknown>();
  for (const [name, value] of Object.entries(file.settings ?? {})) {
    const read = readSetting(name, String(value));
    if (read.ok) for (const [key, setting] of Object.entries(read.value)) settings.set(key, setting);
    else faults.push(wrong(source, ['settings', name], 'wrong-setting', read.failure));
  }
  return Object.fromEntries(settings);
}

function casesOf(file: TestFileJson, source: SourceText, faults: Fault[]): readonly TestCase[] {
  const names = new Set<string>();
  return file.cases.flatMap((each, at): readonly TestCase[] => {
    const path = ['cases', at];
    if (names.has(each.name))
      faults.push(wrong(source, [...path, 'name'], 'duplicate-name', `there is another case "${each.name}"`));
    names.add(each.name);
    const request = requestOf(file, each);
    const missing = (['method', 'url'] as const).filter((key) => request[key] === undefined);
    for (const key of missing)
      faults.push(wrong(source, path, 'missing-key', `neither the case's request nor the file's has a ${key}`));
    if (missing.length > 0) return [];
    const whole = request as RunRequest;
    for (const stray of strayMembers(whole))
      faults.push(
        wrong(source, path, 'wrong-value', `${printPath(stray.path)} is "${stray.id}", expected ${stray.expected}`),
      );
    faults.push(...repetitionFaults(each, whole, source, [...path, 'expect']));
    return [
      {
        name: each.name,
        place: placeAt(source, path),
        request: whole,
        expect: each.expect,
        path: [...path, 'expect'],
      },
    ];
  });
}

function requestOf({ request: shared = {} }: TestFileJson, each: TestCaseJson): Partial<RunRequest> {
  const { request = {}, backend, http, repeat } = each;
  const merged = mergeRequest(shared, request);
  return mergeRequest(merged, {
    ...(backend === undefined ? {} : { backend }),
    ...(http === undefined ? {} : { http }),
    ...(repeat === undefined ? {} : { repeat }),
  });
}

/** A list of expectations has one for each repetition, and `statuses` a status: more or fewer are a slip. */
function repetitionFaults(
  { expect }: TestCaseJson,
  { repeat }: RunRequest,
  source: SourceText,
  path: ValuePath,
): readonly Fault[] {
  const times = repeat?.times ?? 1;
  function check(at: ValuePath, length: number): readonly Fault[] {
    if (length === times) return [];
    const wanted = repeat === undefined ? 'the request is not repeated' : `repeat.times is ${times}`;
    return [wrong(source, at, 'wrong-value', `${printPath(at)} has ${length} entries, but ${wanted}`)];
  }
  if (isList(expect)) return check(path, expect.length);
  return expect.statuses === undefined ? [] : check([...path, 'statuses'], expect.statuses.length);
}

export function isList(expect: TestCase['expect']): expect is readonly Expectation[] {
  return Array.isArray(expect);
}
