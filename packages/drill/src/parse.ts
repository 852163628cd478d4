import type { Fault, Place, Result } from '@keelgate/model';
import { failed, isError, ok } from '@keelgate/model';
import type { Cursor, Fields, SourceText } from './cursor.ts';
import { complain, fields, isOneValue, items, text, written } from './cursor.ts';
import { readYaml } from './yaml-text.ts';

/** A file that the caller has read. */
export type DrillText = { readonly file: string; readonly text: string };

/** A drill file whose top is in order, with the files that it names. */
export type ParsedDrill = {
  readonly top: Fields;
  readonly source: SourceText;
  readonly service: {
    readonly template: { readonly path: string; readonly place: Place };
    readonly parameters: ParameterReference;
    readonly overlay: Cursor | undefined;
  };
  /** Policies and traces, by the path as it was written. */
  readonly files: readonly { readonly path: string; readonly place: Place }[];
  /** Access logs, likewise. */
  readonly logs: readonly { readonly path: string; readonly place: Place }[];
};

export type ParameterReference =
  | { readonly kind: 'none' }
  | { readonly kind: 'file'; readonly path: string; readonly place: Place }
  | {
      readonly kind: 'values';
      readonly values: ReadonlyMap<string, { readonly value: unknown; readonly place: Place }>;
    };

const topKeys = [
  'name',
  'service',
  'seed',
  'start',
  'duration',
  'warmup',
  'gateway',
  'clients',
  'backends',
  'faults',
  'changes',
  'autoscale',
  'standby',
  'expect',
];

/** Reads the file as YAML or JSON, and what it says about the files it needs. */
export function parseDrill({ file, text: source }: DrillText): Result<ParsedDrill, readonly Fault[]> {
  const read = readYaml(file, source);
  if (!read.ok) return failed([read.failure]);
  const { node, lines } = read.value;
  const context: SourceText = { file, lines, faults: [] };
  const start: Cursor = { node: null, path: 'the file', place: { file, line: 1, column: 1 }, source: context };
  const top = fields({ ...start, node }, topKeys);
  if (top === null) return failed(context.faults);
  const parsed = readReferences(top, context, start);
  return parsed === null || context.faults.some(isError) ? failed(context.faults) : ok(parsed);
}

function readReferences(top: Fields, source: SourceText, start: Cursor): ParsedDrill | null {
  const service = top.get('service');
  for (const key of ['service', 'duration', 'clients']) {
    if (top.get(key) === undefined) complain(start, 'missing-key', `the file has no ${key}, which every drill needs`);
  }
  const inner = service === undefined ? null : fields(service, ['template', 'parameters', 'overlay']);
  const template = inner?.get('template');
  if (service === undefined || inner === null) return null;
  if (template === undefined) {
    complain(service, 'missing-key', 'service has no template, expected the path of an ARM template');
    return null;
  }
  return {
    top,
    source,
    service: {
      template: { path: text(template), place: template.place },
      parameters: parameterReference(inner.get('parameters')),
      overlay: inner.get('overlay'),
    },
    files: [
      ...pathsIn(top.get('changes'), (change) => fieldOf(change, 'file')),
      ...pathsIn(top.get('clients'), traceOf),
    ],
    logs: pathsIn(top.get('clients'), (client) => fieldOf(client, 'log')),
  };
}

function parameterReference(at: Cursor | undefined): ParameterReference {
  if (at === undefined) return { kind: 'none' };
  if (isOneValue(at)) return { kind: 'file', path: text(at), place: at.place };
  const values = fields(at, null);
  if (values === null) return { kind: 'none' };
  return {
    kind: 'values',
    values: new Map(
      values.keys.map((key) => {
        const value = values.get(key) as Cursor;
        return [key, { value: value.node?.toJSON() as unknown, place: value.place }];
      }),
    ),
  };
}

/** Paths of files inside the entries of a list; what has a wrong shape is complained of when it is checked. */
function pathsIn(list: Cursor | undefined, find: (entry: Cursor) => Cursor | undefined): ParsedDrill['files'] {
  if (list === undefined) return [];
  const quiet: Cursor = { ...list, source: { ...list.source, faults: [] } };
  return items(quiet).flatMap((entry) => {
    const at = find(entry);
    const path = at === undefined ? null : written(at);
    return at === undefined || path === null ? [] : [{ path, place: at.place }];
  });
}

function fieldOf(at: Cursor, key: string): Cursor | undefined {
  return fields(at, null)?.get(key);
}

function traceOf(client: Cursor): Cursor | undefined {
  const rate = fieldOf(client, 'rate');
  return rate === undefined ? undefined : fieldOf(rate, 'trace');
}
