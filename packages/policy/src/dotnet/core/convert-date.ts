import type { Members } from '../define.ts';
import { plainOf } from '../protocol.ts';
import type { Runtime } from '../runtime.ts';
import { dateTimeType } from '../time/date-time.ts';
import { type DateTime, dateTime } from '../time/moment.ts';
import type { NetValue } from '../value.ts';
import { isNet } from '../value.ts';
import { convertible, raiseInvalid } from './convert-value.ts';
import { typeOfValue } from './type-value.ts';

/** `ToDateTime`: texts are parsed, dates stay, and `null` is the first of all moments. */
export const convertDateMembers: Members = {
  'static DateTime ToDateTime(string value)': toDateTime,
  'static DateTime ToDateTime(object value)': toDateTime,
  'static DateTime ToDateTime(DateTime value)': toDateTime,
};

const parse = dateTimeType.members['static DateTime Parse(string s)'] as
  | ((rt: Runtime, text: string) => DateTime)
  | undefined;

function toDateTime(rt: Runtime, value: NetValue): DateTime {
  if (value === null) return dateTime(0n, 'Unspecified');
  if (isNet<DateTime>(value, 'System.DateTime')) return value;
  const plain = plainOf(value);
  if (plain !== undefined && plain !== value) return toDateTime(rt, plain);
  if (typeof value === 'string' && parse !== undefined) return parse(rt, value);
  convertible(value, 'System.DateTime');
  return raiseInvalid(typeOfValue(value).fullName.replace(/^System\./, ''), 'System.DateTime');
}
