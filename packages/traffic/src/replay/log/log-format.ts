import { readCommonLog } from './common-log.ts';
import type { ColumnMap } from './csv-log.ts';
import { createCsvReader, cutCsv } from './csv-log.ts';
import type { Cutter } from './cut-lines.ts';
import { createLineCutter } from './cut-lines.ts';
import { createObjectCutter } from './cut-objects.ts';
import { fieldNamed } from './field-names.ts';
import { readGatewayRecord } from './gateway-log.ts';
import type { ReadLine } from './log-record.ts';

/** The kinds of logs that can be read: how each is cut into pieces, and how a piece is read. */
export type LogFormat = {
  readonly name: LogFormatName;
  readonly cutter: () => Cutter;
  readonly reader: (columns: ColumnMap) => (text: string) => ReadLine;
  /** Whether a log that begins like this is one. */
  readonly fits: (head: string) => boolean;
};

export const logFormatNames = ['azure', 'combined', 'common', 'csv'] as const;
export type LogFormatName = (typeof logFormatNames)[number];

/** In the order in which they are tried. */
export const logFormats: readonly LogFormat[] = [
  {
    name: 'azure',
    cutter: createObjectCutter,
    reader: () => readGatewayRecord,
    fits: (head) => /^[\s\uFEFF]*[[{]/.test(head),
  },
  {
    name: 'combined',
    cutter: createLineCutter,
    reader: () => readCommonLog,
    fits: (head) => isCombined(firstLine(head)),
  },
  {
    name: 'common',
    cutter: createLineCutter,
    reader: () => readCommonLog,
    fits: (head) => readCommonLog(firstLine(head)).kind === 'record',
  },
  { name: 'csv', cutter: createLineCutter, reader: createCsvReader, fits: (head) => isHeading(firstLine(head)) },
];

function firstLine(head: string): string {
  return head.split('\n').find((line) => line.trim() !== '') ?? '';
}

function isCombined(line: string): boolean {
  return /" \d{3} (?:\d+|-) "/.test(line) && readCommonLog(line).kind === 'record';
}

function isHeading(line: string): boolean {
  const cells = cutCsv(line) ?? [];
  const named = new Set(cells.map((cell) => fieldNamed(cell.replace(/^\uFEFF/, '').trim())));
  return named.has('time') || (named.has('url') && named.has('status'));
}
