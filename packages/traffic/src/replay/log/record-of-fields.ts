import type { TrafficRecord } from '../../core/record.ts';
import type { ReadLine } from './log-record.ts';
import { nothing, wrong } from './log-record.ts';
import type { LogTime } from './parse-time.ts';
import { parseTime } from './parse-time.ts';

/** What a log may say of a request, whatever it calls it. */
export type LogField =
  | 'time'
  | 'method'
  | 'url'
  | 'ip'
  | 'subscription'
  | 'product'
  | 'api'
  | 'operation'
  | 'user'
  | 'region'
  | 'status'
  | 'bytes'
  | 'backendStatus'
  | 'backendMs'
  | 'backendSeconds'
  | 'cache'
  | 'id'
  | 'headers'
  | 'category';

export type LogFields = { readonly [field in LogField]?: unknown };

/** Makes a record of what a log says, text or numbers. `tellsKeys`: a request of which no subscription is told had none. */
export function recordOfFields(fields: LogFields, tellsKeys: boolean): ReadLine {
  const category = textOf(fields.category);
  if (category !== null && !/gatewaylogs$/i.test(category)) return nothing;
  const time = timeOf(fields.time);
  return time === null ? wrong(missing('time', fields.time)) : recordAt(time, fields, tellsKeys);
}

export function recordAt({ atUs, resolutionUs }: LogTime, fields: LogFields, tellsKeys: boolean): ReadLine {
  const method = textOf(fields.method);
  const url = textOf(fields.url);
  if (method === null || !isMethod(method)) return wrong(missing('method', fields.method));
  if (url === null) return wrong(missing('url', fields.url));
  return {
    kind: 'record',
    record: {
      atUs,
      ...(resolutionUs > 1 ? { resolutionUs } : {}),
      method: method.toUpperCase(),
      url,
      ...callerOf(fields, tellsKeys),
      ...gatewayOf(fields),
      ...answerOf(fields),
    },
  };
}

export function isMethod(text: string): boolean {
  return /^[a-z-]{1,20}$/i.test(text);
}

function missing(field: string, value: unknown): string {
  const shown = textOf(value);
  return shown === null ? `it has no ${field}` : `"${shown.slice(0, 40)}" is no ${field}`;
}

function timeOf(value: unknown): LogTime | null {
  const text = textOf(value);
  return text === null ? null : parseTime(text);
}

type Part = Partial<TrafficRecord>;

function callerOf(fields: LogFields, tellsKeys: boolean): Part {
  const subscriptionId = textOf(fields.subscription);
  const ip = textOf(fields.ip);
  const user = textOf(fields.user);
  return {
    ...(ip === null ? {} : { ip }),
    ...(user === null ? {} : { user }),
    ...(subscriptionId === null ? (tellsKeys ? { subscriptionId: null } : {}) : { subscriptionId }),
  };
}

function gatewayOf(fields: LogFields): Part {
  const [apiId, operationId] = [textOf(fields.api), textOf(fields.operation)];
  const [productId, region] = [textOf(fields.product), textOf(fields.region)];
  const requestId = textOf(fields.id);
  const headers = headersOf(fields.headers);
  return {
    ...(apiId === null ? {} : { apiId }),
    ...(operationId === null ? {} : { operationId }),
    ...(productId === null ? {} : { productId }),
    ...(region === null ? {} : { region }),
    ...(requestId === null ? {} : { requestId }),
    ...(headers.length === 0 ? {} : { headers }),
  };
}

function answerOf(fields: LogFields): Part {
  const status = numberOf(fields.status);
  const bytes = numberOf(fields.bytes);
  const backendStatus = backendStatusOf(fields, status);
  const backendUs = backendUsOf(fields);
  const cache = cacheOf(fields.cache);
  return {
    ...(status === null ? {} : { status }),
    ...(bytes === null ? {} : { bytes }),
    ...(backendStatus === null ? {} : { backendStatus }),
    ...(backendUs === null ? {} : { backendUs }),
    ...(cache === null ? {} : { cache }),
  };
}

/** Statuses that gateways give on their own account: behind them nobody knows what the backend would have said. */
const ownStatuses: ReadonlySet<number> = new Set([401, 403, 404, 429]);

/** A log that tells nothing of backends tells what they said all the same, unless the gateway may have said it. */
function backendStatusOf(fields: LogFields, status: number | null): number | null {
  const said = numberOf(fields.backendStatus);
  if (said !== null && said > 0) return said;
  const tells = 'backendStatus' in fields || 'backendMs' in fields;
  return tells || status === null || ownStatuses.has(status) ? null : status;
}

function backendUsOf(fields: LogFields): number | null {
  const ms = numberOf(fields.backendMs);
  const status = numberOf(fields.backendStatus);
  // Time that was spent on no backend says nothing of one.
  if (ms !== null) return ms === 0 && (status === null || status === 0) ? null : Math.round(ms * 1000);
  const seconds = numberOf(fields.backendSeconds);
  return seconds === null ? null : Math.round(seconds * 1e6);
}

function cacheOf(value: unknown): NonNullable<TrafficRecord['cache']> | null {
  const text = textOf(value)?.toLowerCase() ?? null;
  if (text === 'hit' || text === 'miss' || text === 'none') return text;
  return null;
}

/** A record of names and values, as an object or as the text of one. */
function headersOf(value: unknown): NonNullable<TrafficRecord['headers']> {
  const said = typeof value === 'string' ? parsed(value) : value;
  if (typeof said !== 'object' || said === null || Array.isArray(said)) return [];
  return Object.entries(said).flatMap(([name, text]) => (typeof text === 'string' ? [[name, text] as const] : []));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A text that says something; dashes and empty texts do not. */
function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return text === '' || text === '-' ? null : text;
}

function numberOf(value: unknown): number | null {
  const text = textOf(value);
  if (text === null) return null;
  const number = Number(text);
  return Number.isFinite(number) && number >= 0 && number <= Number.MAX_SAFE_INTEGER ? number : null;
}
