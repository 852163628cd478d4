import type { TrafficRecord } from '../../core/record.ts';
import type { ColumnMap } from './csv-log.ts';
import type { Cutter, LogPiece } from './cut-lines.ts';
import { tooLong } from './cut-lines.ts';
import type { LogFormat, LogFormatName } from './log-format.ts';
import { logFormatNames, logFormats } from './log-format.ts';

/** Reads a log that comes in chunks of text, cut anywhere. What cannot be read is counted, and the first few are named. */
export type LogReader = {
  /** The records of what has come whole by now. */
  readonly read: (chunk: string) => readonly TrafficRecord[];
  readonly end: () => readonly TrafficRecord[];
  readonly state: () => LogState;
};

export type LogState = {
  /** `null` as long as not enough has come to tell, or where nothing fits. */
  readonly format: LogFormatName | null;
  readonly records: number;
  readonly wrong: number;
  /** The first of them. */
  readonly troubles: readonly LogTrouble[];
  /** No more is wanted: the limit is reached. */
  readonly isDone: boolean;
};

export type LogTrouble = { readonly line: number; readonly why: string };

export type LogReaderOptions = {
  /** Absent: the log's beginning says. */
  readonly format?: LogFormatName;
  readonly columns?: ColumnMap;
  /** Reads no more records than this. */
  readonly limit?: number;
};

const namedMax = 5;

/** So much of a log is looked at to tell its format. */
const headMax = 64 * 1024;

type State = {
  readonly options: LogReaderOptions;
  head: string;
  format: LogFormat | null;
  cutter: Cutter | null;
  readPiece: ReturnType<LogFormat['reader']> | null;
  records: number;
  wrong: number;
  readonly troubles: LogTrouble[];
};

export function createLogReader(options: LogReaderOptions = {}): LogReader {
  const state: State = {
    options,
    head: '',
    format: null,
    cutter: null,
    readPiece: null,
    records: 0,
    wrong: 0,
    troubles: [],
  };
  const named = logFormats.find(({ name }) => name === options.format);
  if (named !== undefined) begin(state, named);
  return {
    read: (chunk) => read(state, chunk),
    end: () => end(state),
    state: () => ({
      format: state.format?.name ?? null,
      records: state.records,
      wrong: state.wrong,
      troubles: state.troubles,
      isDone: isDone(state),
    }),
  };
}

function begin(state: State, format: LogFormat): void {
  state.format = format;
  state.cutter = format.cutter();
  state.readPiece = format.reader(state.options.columns ?? new Map());
}

function read(state: State, chunk: string): readonly TrafficRecord[] {
  const { cutter } = state;
  if (cutter !== null) return recordsOf(state, cutter.cut(chunk));
  state.head += chunk;
  // A whole line tells, unless it is a blank one.
  if (state.head.length < headMax && !/\S[^\n]*\n/.test(state.head)) return [];
  return sniff(state);
}

function sniff(state: State): readonly TrafficRecord[] {
  const { head, options } = state;
  const mapped = (options.columns?.size ?? 0) > 0 ? logFormats.find(({ name }) => name === 'csv') : undefined;
  const format = mapped ?? logFormats.find(({ fits }) => fits(head));
  state.head = '';
  if (format === undefined) {
    trouble(state, 1, `the log is none of ${logFormatNames.join(', ')}`);
    // Nothing of it can be read: whatever else comes is not looked at.
    state.cutter = { cut: () => [], rest: () => [] };
    return [];
  }
  begin(state, format);
  return read(state, head);
}

function end(state: State): readonly TrafficRecord[] {
  const first = state.cutter === null && state.head.trim() !== '' ? sniff(state) : [];
  return [...first, ...recordsOf(state, state.cutter?.rest() ?? [])];
}

function recordsOf(state: State, pieces: readonly LogPiece[]): readonly TrafficRecord[] {
  const records: TrafficRecord[] = [];
  for (const { text, line } of pieces) {
    if (isDone(state)) break;
    const said = text === tooLong ? null : (state.readPiece?.(text) ?? null);
    if (said === null) {
      trouble(state, line, 'it is too long');
    } else if (said.kind === 'record') {
      state.records += 1;
      records.push(said.record);
    } else if (said.kind === 'wrong') {
      trouble(state, line, said.why);
    }
  }
  return records;
}

function isDone({ options, records }: State): boolean {
  return options.limit !== undefined && records >= options.limit;
}

function trouble(state: State, line: number, why: string): void {
  state.wrong += 1;
  if (state.troubles.length < namedMax) state.troubles.push({ line, why });
}
