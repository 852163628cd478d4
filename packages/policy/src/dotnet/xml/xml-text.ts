import { roundTripText } from '../json/print-value.ts';
import { textOf } from '../protocol.ts';
import { raiseArgument } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { newText } from '../runtime.ts';
import { writeDate } from '../json/json-date.ts';
import type { DateTime, DateTimeOffset, TimeSpan } from '../time/moment.ts';
import type { NetValue, Num } from '../value.ts';
import { isNet, isObject } from '../value.ts';
import { hex } from './name.ts';

/** Text as it stands between tags. */
export function escapeText(text: string): string {
  checkCharacters(text);
  return text.replace(/[&<>]/g, entity).replace(/\r\n?/g, '\n');
}

/** Text as it stands in an attribute's double quotes. */
export function escapeAttribute(text: string): string {
  checkCharacters(text);
  return text.replace(/[&<>"\t\r\n]/g, entity);
}

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ['\t', '&#x9;'],
  ['\r', '&#xD;'],
  ['\n', '&#xA;'],
]);

function entity(sign: string): string {
  return entities.get(sign) ?? sign;
}

const forbidden =
  /* oxlint-disable-next-line no-control-regex -- exactly these may not stand in XML */
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Refuses characters that XML cannot hold. */
export function checkCharacters(text: string): void {
  const found = forbidden.exec(text)?.[0];
  if (found === undefined) return;
  const shown = found < ' ' ? '.' : found;
  raiseArgument(`'${shown}', hexadecimal value ${hex(found)}, is an invalid character.`);
}

/** Any value as text of an element or attribute, as XML Schema writes it: `true`, `1.5`, `2020-01-01T00:00:00Z`. */
export function xmlValueText(rt: Runtime, value: NonNullable<NetValue>): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number' || typeof value === 'bigint') return value.toString();
  return newText(rt, isObject(value) ? recordText(rt, value) : textOf(rt, value));
}

function recordText(rt: Runtime, value: { readonly net: string }): string {
  switch (value.net) {
    case 'System.Double':
    case 'System.Single':
      return floatText(value as Num);
    case 'System.DateTime':
    case 'System.DateTimeOffset': {
      const moment = value as DateTime | DateTimeOffset;
      return writeDate(rt, moment);
    }
    case 'System.TimeSpan':
      return durationText(value as TimeSpan);
    default:
      return textOf(rt, value);
  }
}

function floatText(number: Num): string {
  const { value } = number;
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'INF' : '-INF';
  if (Object.is(value, -0)) return '-0';
  return roundTripText(value, isNet(number, 'System.Single') ? [7, 9] : [15, 17]);
}

/** `P1DT2H3M4.5S`. */
function durationText({ ticks }: TimeSpan): string {
  const whole = ticks < 0n ? -ticks : ticks;
  const day = 864_000_000_000n;
  const [days, ofDay] = [whole / day, whole % day];
  const [hours, minutes] = [ofDay / 36_000_000_000n, (ofDay / 600_000_000n) % 60n];
  const fraction = (ofDay % 10_000_000n).toString().padStart(7, '0').replace(/0+$/, '');
  const seconds = `${(ofDay / 10_000_000n) % 60n}${fraction === '' ? '' : `.${fraction}`}`;
  const clock = [
    hours > 0n ? `${hours}H` : '',
    minutes > 0n ? `${minutes}M` : '',
    seconds === '0' ? '' : `${seconds}S`,
  ].join('');
  const text = `${days > 0n ? `${days}D` : ''}${clock === '' ? '' : `T${clock}`}`;
  return `${ticks < 0n ? '-' : ''}P${text === '' ? 'T0S' : text}`;
}
