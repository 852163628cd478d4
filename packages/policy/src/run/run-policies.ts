import type { Fault, Result } from '@keelgate/model';
import { draw, failed, ok } from '@keelgate/model';
import { base64Bytes } from '../base64.ts';
import type { Limits } from '../dotnet/runtime.ts';
import { parseUrl } from '../http/url.ts';
import { compilePolicies } from '../policy-set.ts';
import { runProgram } from '../program/run-program.ts';
import type { PolicySettings } from '../program/settings.ts';
import { defaultSettings } from '../program/settings.ts';
import { enter } from './enter.ts';
import { exchangeOf } from './exchange-of.ts';
import { defaultNow } from './facts-of.ts';
import type { LocalWorld } from './local-world.ts';
import { createLocalWorld } from './local-world.ts';
import { resultOf } from './result-of.ts';
import type { ReplyJson, RunRequest, RunResult } from './run-request.ts';
import type { RunDocuments } from './snapshot-of.ts';
import { snapshotOf } from './snapshot-of.ts';

export type RunOptions = { readonly settings?: Partial<PolicySettings>; readonly limits?: Limits };

/** What came of it: one result for each repetition, and what the documents were warned about. */
export type RunReport = { readonly results: readonly RunResult[]; readonly warnings: readonly Fault[] };

/** So many repetitions at most. */
const timesMax = 100_000;

/** Runs a request through its policies, again and again if it says so; counters and caches live on, time goes on. */
export function runPolicies(
  documents: RunDocuments,
  request: RunRequest,
  options: RunOptions = {},
): Result<RunReport, readonly Fault[]> {
  const url = parseUrl(request.url);
  const startMs = Date.parse(request.now ?? defaultNow);
  const faults = requestFaults(request, { isUrl: url !== null, startMs });
  if (url === null || faults.length > 0) return failed(faults);
  const settings: PolicySettings = { ...defaultSettings, ...options.settings };
  const snapshot = snapshotOf(request, documents, url);
  const compiled = compilePolicies(snapshot, {
    mode: 'run',
    settings,
    schemas: new Map(Object.entries(request.schemas ?? {})),
    describe: () => request.operation ?? null,
  });
  if (compiled.set === null) return failed(compiled.faults);
  const entry = enter(request, { set: compiled.set, snapshot, url, settings });
  const { times, everyMs } = request.repeat ?? { times: 1, everyMs: 0 };
  const bits = createBits(request.seed ?? 1);
  const world = worldOf(request, { settings, startMs, bits });
  const source = {
    request,
    snapshot,
    entry,
    bits,
    newLine: settings.jsonNewLine,
    ...(options.limits === undefined ? {} : { limits: options.limits }),
  };
  const results: RunResult[] = [];
  for (let number = 0; number < times; number += 1) {
    const ms = startMs + number * everyMs;
    world.begin(ms * 1000);
    const exchange = exchangeOf(source, { ms, number, url });
    results.push(resultOf(runProgram(entry.program, exchange, world), exchange, world));
  }
  return ok({ results, warnings: compiled.faults });
}

/** Every body that may be given in base64, by where it stands. */
function writtenBodies({ bodyBase64, backend = [], http = {} }: RunRequest): readonly [string, string | undefined][] {
  const replies = [
    ...backend.map((reply, at): [string, ReplyJson] => [`backend/${at}`, reply]),
    ...Object.entries(http).flatMap(([url, given]) =>
      [given].flat().map((reply): [string, ReplyJson] => [`http/${url}`, reply]),
    ),
  ];
  return [
    ['bodyBase64', bodyBase64],
    ...replies.map(([path, reply]): [string, string | undefined] => [`${path}/bodyBase64`, reply.bodyBase64]),
  ];
}

function requestFaults(
  request: RunRequest,
  { isUrl, startMs }: { readonly isUrl: boolean; readonly startMs: number },
): readonly Fault[] {
  const { url, now, repeat } = request;
  const faults: Fault[] = [];
  function wrong(path: string, message: string): void {
    faults.push({ code: 'policy-run/wrong-request', severity: 'error', path, message });
  }
  if (!isUrl)
    wrong('url', `url is ${JSON.stringify(url)}, expected an absolute URL such as https://api.example.com/orders`);
  for (const [path, bodyBase64] of writtenBodies(request)) {
    if (bodyBase64 !== undefined && base64Bytes(bodyBase64) === null)
      wrong(path, `${path} is ${JSON.stringify(bodyBase64.slice(0, 40))}, expected base64`);
  }
  if (Number.isNaN(startMs)) wrong('now', `now is ${JSON.stringify(now)}, expected a date in ISO 8601`);
  const times = repeat?.times ?? 1;
  if (!Number.isSafeInteger(times) || times < 1 || times > timesMax)
    wrong('repeat/times', `repeat.times is ${times}, expected a whole number from 1 to ${timesMax}`);
  return faults;
}

function createBits(seed: number): () => number {
  let drawn = 0;
  return () => {
    drawn += 1;
    return draw(seed, 0x90, drawn);
  };
}

type WorldParts = {
  readonly settings: PolicySettings;
  readonly startMs: number;
  readonly bits: () => number;
};

function worldOf(request: RunRequest, { settings, startMs, bits }: WorldParts): LocalWorld {
  return createLocalWorld({
    algorithm: settings.rateLimitAlgorithm,
    subscriptionStartUs: startMs * 1000,
    backends: new Map(Object.entries(request.backends ?? {})),
    backend: request.backend ?? [],
    http: new Map(Object.entries(request.http ?? {})),
    tokens: new Map(Object.entries(request.tokens ?? {})),
    bits,
  });
}
