export type { CoreNames, CounterName, RegionNames } from './core/core-names.ts';
export type { Decisions } from './core/decisions.ts';
export { cachePart } from './core/live-records.ts';
export type { TrafficCoreOptions } from './core/options.ts';
export type { TrafficRecord } from './core/record.ts';
export { packRecords, type RecordBatch } from './core/record-batch.ts';
export { createTrafficCore, type CoreFindings, type TrafficCore } from './core/traffic-core.ts';
export { createBreaker, type Breaker, type CallResult } from './library/breaker.ts';
export { createCache, type Cache, type CacheOptions, type StoredEntry } from './library/cache.ts';
export { createCounter, type Counter, type CounterOptions } from './library/counter.ts';
export { createHealthView, type HealthView, type HealthViewOptions } from './library/health-view.ts';
export { createPool, type Pool, type PoolOptions } from './library/pool.ts';
export { createQuota, type Quota, type QuotaOptions } from './library/quota.ts';
export { parseColumnMap, type ColumnMap } from './replay/log/csv-log.ts';
export { logFormatNames, type LogFormatName } from './replay/log/log-format.ts';
export {
  createLogReader,
  type LogReader,
  type LogReaderOptions,
  type LogState,
  type LogTrouble,
} from './replay/log/read-log.ts';
export { readLoggedRequests, type LoggedRequests } from './replay/logged-requests.ts';
export { parseFault, type WrittenFault } from './replay/parse-fault.ts';
export { createReplay, type PlayedLog, type Replay, type ReplayOptions } from './replay/replay.ts';
export type { Match } from './routing/match.ts';
export { createRouter, type NotFound, type RoutedRequest, type Router } from './routing/router.ts';
export { createParallelCore, type ParallelCore, type ParallelCoreOptions } from './worker/parallel-core.ts';
export { simulate, type SimulateOptions } from './simulate.ts';
export { simulateMany, type SimulateManyOptions } from './simulate-many.ts';
export { version } from './version.ts';
export { workersFor } from './workers-for.ts';
