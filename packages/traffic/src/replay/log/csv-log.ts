import { fieldNamed, logFields } from './field-names.ts';
import type { ReadLine } from './log-record.ts';
import { nothing, wrong } from './log-record.ts';
import type { LogField } from './record-of-fields.ts';
import { recordOfFields } from './record-of-fields.ts';

/** Which column has which field: by heading, or by number from 1. */
export type ColumnMap = ReadonlyMap<LogField, string>;

/** Reads `time=ts,url=path`; what is wrong with it as a sentence. */
export function parseColumnMap(text: string): ColumnMap | string {
  const columns = new Map<LogField, string>();
  for (const pair of text.split(',')) {
    const equals = pair.indexOf('=');
    const field = pair.slice(0, Math.max(0, equals)).trim();
    const column = pair.slice(equals + 1).trim();
    if (equals < 0 || column === '') return `"${pair}" is no column, expected field=heading such as time=ts`;
    const known = logFields.find((name) => name.toLowerCase() === field.toLowerCase());
    if (known === undefined) return `there is no field "${field}", expected one of ${logFields.join(', ')}`;
    columns.set(known, column);
  }
  return columns;
}

/** A reader of CSV lines. The first line says what columns there are, unless the map names all of its columns by number. */
export function createCsvReader(map: ColumnMap): (line: string) => ReadLine {
  let fields = byNumber(map);
  let tellsKeys = fields?.includes('subscription') ?? false;
  return (line) => {
    if (line.trim() === '') return nothing;
    const cells = cutCsv(line);
    if (cells === null) return wrong('a quote in it never ends');
    if (fields === null) {
      fields = byHeading(map, cells);
      tellsKeys = fields.includes('subscription');
      const lacking = (['time', 'method', 'url'] as const).filter((field) => !(fields ?? []).includes(field));
      return lacking.length === 0 ? nothing : wrong(`its heading has no column for ${lacking.join(', ')}`);
    }
    const said: { [field in LogField]?: unknown } = {};
    for (const [index, field] of fields.entries()) if (field !== null) said[field] = cells[index];
    return recordOfFields(said, tellsKeys);
  };
}

type Columns = readonly (LogField | null)[];

function byNumber(map: ColumnMap): Columns | null {
  if (map.size === 0 || ![...map.values()].every((column) => /^\d{1,4}$/.test(column))) return null;
  const columns: (LogField | null)[] = [];
  for (const [field, column] of map) columns[Number(column) - 1] = field;
  return Array.from(columns, (field) => field ?? null);
}

/** A column that the map names goes before one that is called like a field. */
function byHeading(map: ColumnMap, cells: readonly string[]): Columns {
  const named = new Map([...map].map(([field, column]) => [column.toLowerCase(), field]));
  return cells.map((cell) => {
    const heading = cell.replace(/^\uFEFF/, '').trim();
    const field = named.get(heading.toLowerCase());
    if (field !== undefined) return field;
    const known = fieldNamed(heading);
    return known !== null && map.has(known) ? null : known;
  });
}

/** The cells of a line; `null` where a quoted one has no end. */
export function cutCsv(line: string): readonly string[] | null {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (line[at] === '"') {
      const end = closingQuote(line, at + 1);
      if (end < 0) return null;
      cells.push(line.slice(at + 1, end).replaceAll('""', '"'));
      const comma = line.indexOf(',', end);
      if (comma < 0) return cells;
      at = comma + 1;
    } else {
      const comma = line.indexOf(',', at);
      cells.push(comma < 0 ? line.slice(at) : line.slice(at, comma));
      if (comma < 0) return cells;
      at = comma + 1;
    }
  }
}

function closingQuote(line: string, from: number): number {
  let at = line.indexOf('"', from);
  while (at >= 0 && line[at + 1] === '"') at = line.indexOf('"', at + 2);
  return at;
}
