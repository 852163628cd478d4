import type { TrafficRecord } from '../../core/record.ts';
import type { ReadLine } from './log-record.ts';
import { nothing, wrong } from './log-record.ts';
import { isMethod, recordAt } from './record-of-fields.ts';
import type { LogTime } from './parse-time.ts';
import { offsetOf, timeOf } from './parse-time.ts';

/**
 * The common log format, and the combined one with referrer and user agent behind it, as web servers and proxies write them:
 * `host ident user [time] "request" status bytes "referrer" "agent"`.
 */
export function readCommonLog(line: string): ReadLine {
  if (line.trim() === '') return nothing;
  const match =
    /^(\S+) (\S+) (.+?) \[([^\]]+)\] "((?:[^"\\]|\\.)*)" (\d{3}|-) (\d+|-)(?: "((?:[^"\\]|\\.)*)" "((?:[^"\\]|\\.)*)")?/.exec(
      line,
    );
  if (match === null) return wrong('it is no line of the common log format');
  const [, ip, , user, time = '', request = '', status, bytes, referrer, agent] = match;
  const at = commonTime(time);
  if (at === null) return wrong(`"${time.slice(0, 40)}" is no time`);
  const [method = '', url = ''] = unescaped(request).split(' ');
  if (!isMethod(method) || url === '') return wrong(`"${request.slice(0, 40)}" is no request`);
  const said = recordAt(at, { method, url, ip, user, status, bytes }, false);
  return said.kind === 'record' ? withHeaders(said.record, { Referer: referrer, 'User-Agent': agent }) : said;
}

function withHeaders(record: TrafficRecord, said: { readonly [name: string]: string | undefined }): ReadLine {
  const headers = headersOf(said);
  return { kind: 'record', record: headers.length === 0 ? record : { ...record, headers } };
}

function headersOf(said: { readonly [name: string]: string | undefined }): NonNullable<TrafficRecord['headers']> {
  return Object.entries(said).flatMap(([name, value]) =>
    value === undefined || value === '-' || value === '' ? [] : [[name, unescaped(value)] as const],
  );
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `10/Oct/2000:13:55:36 -0700` */
function commonTime(text: string): LogTime | null {
  const match = /^(\d\d?)\/([a-z]{3})\/(\d{4}):(\d\d):(\d\d):(\d\d)(?: ([+-]\d{4}))?$/i.exec(text);
  if (match === null) return null;
  const [, day, name = '', year, hour, minute, second, zone = ''] = match;
  const month = String(months.indexOf(name.toLowerCase()) + 1);
  return timeOf({ year, month, day, hour, minute, second, fraction: '', offsetMinutes: offsetOf(zone) });
}

/** Servers put a backslash before quotes and backslashes. */
function unescaped(text: string): string {
  return text.includes('\\') ? text.replaceAll(/\\(["\\])/g, '$1') : text;
}
