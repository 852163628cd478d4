import type { Fault, ReplayResult, Result, Service, Snapshot } from '@keelgate/model';
import { failed, InvariantViolation, isError, ok } from '@keelgate/model';
import { timeUs } from '@keelgate/drill';
import { printFaults, printReplay, printReplayJson } from '@keelgate/report';
import type { ColumnMap, LogFormatName, LogReader, PlayedLog, TrafficRecord, WrittenFault } from '@keelgate/traffic';
import {
  createLogReader,
  createParallelCore,
  createReplay,
  createTrafficCore,
  logFormatNames,
  parseColumnMap,
  parseFault,
} from '@keelgate/traffic';
import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import { exitStatus } from '../exit-status.ts';
import type { ParameterOptions } from '../given-parameters.ts';
import { addParameterOptions, givenParameters } from '../given-parameters.ts';
import { loadConfiguration } from '../load-configuration.ts';
import { createProgress } from '../progress.ts';
import type { OpenLog } from '../read-log.ts';
import { LogUnreadable, openLog, unreadable } from '../read-log.ts';
import { wantsColour } from '../wants-colour.ts';
import { writeWhole } from '../write-whole.ts';

type ReplayOptions = ParameterOptions & {
  readonly service: string;
  readonly fault?: readonly string[];
  readonly format?: LogFormatName;
  readonly columns?: ColumnMap;
  readonly limit?: number;
  readonly outOfOrder: number;
  readonly seed?: number;
  readonly workers?: number;
  readonly json?: boolean;
  readonly out?: string;
};

const example = `
Examples:
  keelgate replay gateway.log.gz --service azuredeploy.json
  keelgate replay access.log --service azuredeploy.json --fault 'zoneDown West Europe 2 at 10:15 for 5m'
  keelgate replay export.csv --service azuredeploy.json --columns time=ts,url=path,method=verb --json`;

/** `keelgate replay LOG` */
export function addReplay(program: Command): void {
  const command = program
    .command('replay')
    .description('play an access log to a service: who would be throttled, what a cache saves, what a lost zone costs')
    .argument('<log>', 'the log, compressed or not; - is standard input')
    .requiredOption('--service <template>', 'the configuration that the log is played to');
  addParameterOptions(command)
    .option(
      '--fault <text>',
      "what goes wrong: 'zoneDown West Europe 2 at 10:15 for 5m'; may be there more than once",
      (text: string, before: readonly string[] | undefined) => [...(before ?? []), text],
    )
    .addOption(
      new Option('--format <name>', "the log's format; its beginning says unless this is there").choices(
        logFormatNames,
      ),
    )
    .option('--columns <map>', 'columns of a CSV log, by heading or number: time=ts,url=3', columnMap)
    .option('--limit <n>', 'read no more requests than this', wholeNumber)
    .option('--out-of-order <time>', 'how late a line may come and still be put in its place', span, 10e6)
    .option('--seed <n>', 'the seed of what the log does not say', wholeNumber)
    .option(
      '--workers <n>',
      'threads to use: one reads, the others have the regions; results do not depend on it',
      wholeNumber,
    )
    .option('--json', 'print the result as JSON')
    .option('--out <file>', 'write the result as JSON to a file')
    .addHelpText('after', example)
    .action(async (log: string, options: ReplayOptions) => {
      process.exitCode = await replay(log, options);
    });
}

async function replay(file: string, options: ReplayOptions): Promise<number> {
  const wanted = wantedOf(options);
  if (!wanted.ok) return refuse(wanted.failure);
  const log = openLog(file);
  if (!log.ok) return refuse([log.failure]);
  const played = await play(log.value, wanted.value, options);
  if (typeof played === 'number') return played;
  if (!played.ok) return refuse(played.failure);
  const result = played.value;
  if (options.out !== undefined) {
    const fault = writeWhole(options.out, printReplayJson(result));
    if (fault !== null) return refuse([fault]);
  }
  process.stdout.write(
    options.json === true ? printReplayJson(result) : printReplay(result, { colour: wantsColour() }),
  );
  return exitStatus.held;
}

type Wanted = { readonly snapshot: Snapshot; readonly faults: readonly WrittenFault[] };

/** The service, and what is to go wrong with it. */
function wantedOf(options: ReplayOptions): Result<Wanted, readonly Fault[]> {
  const given = givenParameters(options);
  const loaded = given.ok ? loadConfiguration(options.service, given.value) : given;
  if (!loaded.ok) return loaded;
  const { snapshot, faults } = loaded.value;
  if (faults.some(isError)) return failed(faults.filter(isError));
  const { service } = snapshot;
  if (service === null) {
    const message = `${loaded.value.from} holds no API Management service, which a log could be played to`;
    return failed([{ code: 'replay/no-service', severity: 'error', message }]);
  }
  const written = (options.fault ?? []).map((text) => faultOf(text, service));
  const wrong = written.flatMap((one) => (one.ok ? [] : [one.failure]));
  if (wrong.length > 0) return failed(wrong);
  return ok({ snapshot, faults: written.flatMap((one) => (one.ok ? [one.value] : [])) });
}

function faultOf(text: string, service: Service): Result<WrittenFault, Fault> {
  const parsed = parseFault(text, service);
  if (typeof parsed !== 'string') return ok(parsed);
  const place = { file: '--fault', line: 1, column: 1 };
  return failed({ code: 'replay/wrong-fault', severity: 'error', message: parsed, place });
}

/** Streams the log through the service; the exit status of a replay that has no result. */
async function play(
  log: OpenLog,
  wanted: Wanted,
  options: ReplayOptions,
): Promise<Result<ReplayResult, readonly Fault[]> | number> {
  const { format, columns, limit } = options;
  const reader = createLogReader({
    ...(format === undefined ? {} : { format }),
    ...(columns === undefined ? {} : { columns }),
    ...(limit === undefined ? {} : { limit }),
  });
  const stopping = new AbortController();
  function stop(): void {
    stopping.abort();
  }
  process.once('SIGINT', stop);
  try {
    const replaying = await stream({ log, reader, signal: stopping.signal }, wanted, options);
    if (stopping.signal.aborted) {
      process.stderr.write('cancelled\n');
      return exitStatus.cancelled;
    }
    return replaying;
  } catch (error) {
    if (error instanceof LogUnreadable) return failed([unreadable(log.file, error.message)]);
    if (!(error instanceof InvariantViolation)) throw error;
    process.stderr.write(`an invariant was violated, which is a bug: ${error.message} (log ${log.file})\n`);
    return exitStatus.violated;
  } finally {
    process.off('SIGINT', stop);
  }
}

type Streaming = { readonly log: OpenLog; readonly reader: LogReader; readonly signal: AbortSignal };

/** The log is read while what came before is decided, where that happens on other threads. */
async function stream(
  { log, reader, signal }: Streaming,
  wanted: Wanted,
  options: ReplayOptions,
): Promise<Result<ReplayResult, readonly Fault[]>> {
  const progress = createProgress(log.file);
  let playing: Playing | null = null;
  let deciding: Promise<void> = Promise.resolve();
  async function take(records: readonly TrafficRecord[]): Promise<readonly Fault[]> {
    const [first] = records;
    if (first === undefined) return [];
    if (playing === null) {
      const begun = begin(first, wanted, options);
      if (!begun.ok) return begun.failure;
      playing = begun.value;
    }
    await deciding;
    deciding = playing.decide(records);
    // Whoever waits for it hears of what goes wrong.
    deciding.catch(() => undefined);
    return [];
  }
  try {
    for await (const chunk of log.chunks) {
      const faults = await take(reader.read(chunk));
      if (faults.length > 0) return failed(faults);
      if (signal.aborted || reader.state().isDone) break;
      progress.show(log.share());
    }
    const faults = await take(reader.end());
    if (faults.length > 0) return failed(faults);
    await deciding;
    return await resultOf(playing, reader, log);
  } finally {
    progress.clear();
    await close(playing);
  }
}

/** The variable is set from within: the compiler does not see that. */
async function close(playing: Playing | null): Promise<void> {
  await playing?.close();
}

/** A log that is being played, on this thread or on others. */
type Playing = {
  readonly decide: (records: readonly TrafficRecord[]) => Promise<void>;
  readonly result: (log: PlayedLog) => Promise<ReplayResult>;
  readonly close: () => Promise<void>;
};

/** The first record says on which day faults are. */
function begin(
  first: TrafficRecord,
  { snapshot, faults }: Wanted,
  { outOfOrder, seed, workers = 1 }: ReplayOptions,
): Result<Playing, readonly Fault[]> {
  const options = {
    outOfOrderUs: outOfOrder,
    faults: faults.map((fault, index) => fault.on(first.atUs, `f${index + 1}`)),
    ...(seed === undefined ? {} : { seed }),
  };
  const core =
    workers > 1
      ? createParallelCore(snapshot, { ...options, workers: workers - 1 })
      : createTrafficCore(snapshot, options);
  if (!core.ok) return core;
  const { decide, finish, names, findings } = core.value;
  const replaying = createReplay({ names, snapshot });
  return ok({
    decide: async (records) => replaying.add(await decide(records)),
    result: async (log) => {
      replaying.add(await finish());
      return replaying.result(log, findings());
    },
    close: async () => {
      if ('close' in core.value) await core.value.close();
    },
  });
}

async function resultOf(
  playing: Playing | null,
  reader: LogReader,
  { file }: OpenLog,
): Promise<Result<ReplayResult, readonly Fault[]>> {
  const { format, wrong, troubles } = reader.state();
  if (playing !== null) return ok(await playing.result({ file, format, wrong, troubles }));
  const [first] = troubles;
  const message = `${file} holds no request${first === undefined ? '' : `: ${first.why}`}`;
  const place = { file, line: first?.line ?? 1, column: 1 };
  const hint = 'give --format, and for CSV --columns';
  return failed([{ code: 'replay/no-requests', severity: 'error', message, place, hint }]);
}

function refuse(faults: readonly Fault[]): number {
  process.stderr.write(`${printFaults(faults)}\n`);
  return exitStatus.wrongInput;
}

function columnMap(text: string): ColumnMap {
  const columns = parseColumnMap(text);
  if (typeof columns === 'string') throw new InvalidArgumentError(columns);
  return columns;
}

function span(text: string): number {
  const us = timeUs(text);
  if (us === null || us < 0 || us > 3600e6)
    throw new InvalidArgumentError('expected a time of at most 1h, such as 30s');
  return us;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('expected a whole number');
  return Number(text);
}
