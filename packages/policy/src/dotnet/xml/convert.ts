import type { Implementation, Members } from '../define.ts';
import { readDate } from '../json/json-date.ts';
import { changeType, parseWith } from '../json/convert-value.ts';
import { raise, raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { dateTimeOffset, timeSpan } from '../time/moment.ts';
import type { NetValue } from '../value.ts';

/** `(int)element` and its like: text as XML Schema writes values. */
type Read = (rt: Runtime, text: string) => NetValue;

const values: readonly (readonly [name: string, read: Read])[] = [
  ['bool', toBoolean],
  ['int', (rt, text) => changeType(rt, text, 'System.Int32')],
  ['uint', (rt, text) => changeType(rt, text, 'System.UInt32')],
  ['long', (rt, text) => changeType(rt, text, 'System.Int64')],
  ['ulong', (rt, text) => changeType(rt, text, 'System.UInt64')],
  ['float', (rt, text) => changeType(rt, special(text), 'System.Single')],
  ['double', (rt, text) => changeType(rt, special(text), 'System.Double')],
  ['decimal', (rt, text) => changeType(rt, text, 'System.Decimal')],
  ['DateTime', (rt, text) => readDate(text.trim()) ?? parseWith(rt, 'System.DateTime', text)],
  ['DateTimeOffset', toDateTimeOffset],
  ['TimeSpan', toTimeSpan],
  ['Guid', (rt, text) => parseWith(rt, 'System.Guid', text.trim())],
];

function special(text: string): string {
  const trimmed = text.trim();
  return trimmed === 'INF' ? 'Infinity' : trimmed === '-INF' ? '-Infinity' : trimmed;
}

function toBoolean(_rt: Runtime, text: string): boolean {
  const word = text.trim().toLowerCase();
  if (word === 'true' || word === '1') return true;
  if (word === 'false' || word === '0') return false;
  return raise('System.FormatException', `The string '${word}' is not a valid Boolean value.`);
}

function toDateTimeOffset(rt: Runtime, text: string): NetValue {
  if (!/[zZ]$|[-+]\d\d:\d\d$/.test(text.trim())) {
    const moment = readDate(text.trim());
    if (moment !== null) return dateTimeOffset(moment.ticks, 0);
  }
  return parseWith(rt, 'System.DateTimeOffset', text);
}

const duration = /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,7})\d*)?S)?)?$/;

/** A duration; years and months count as 365 and 30 days. */
function toTimeSpan(_rt: Runtime, text: string): NetValue {
  const found = duration.exec(text.trim());
  if (found === null || /[PT]$/.test(text.trim()))
    return raise('System.FormatException', `The string '${text}' is not a valid TimeSpan value.`);
  const [years, months, days, hours, minutes, seconds] = found.slice(2, 8).map((part) => BigInt(part || '0'));
  const ofDay = ((hours ?? 0n) * 60n + (minutes ?? 0n)) * 60n + (seconds ?? 0n);
  const allDays = (years ?? 0n) * 365n + (months ?? 0n) * 30n + (days ?? 0n);
  const ticks = (allDays * 86_400n + ofDay) * 10_000_000n + BigInt((found[8] ?? '').padEnd(7, '0'));
  return timeSpan(found[1] === '-' ? -ticks : ticks);
}

/** The explicit conversions of `XElement` and `XAttribute`, of which the text is taken. */
export function conversionMembers<Of>(
  { type, parameter }: { readonly type: string; readonly parameter: string },
  textIn: (rt: Runtime, self: Of) => string,
): Members {
  const declare = (name: string, run: (rt: Runtime, self: Of | null) => NetValue): [string, Implementation] => [
    `static explicit operator ${name}(${type} ${parameter})`,
    run,
  ];
  return Object.fromEntries([
    declare('string', (rt, self) => (self === null ? null : textIn(rt, self))),
    ...values.flatMap(([name, read]) => [
      declare(name, (rt, self) => (self === null ? raiseArgumentNull(parameter) : read(rt, textIn(rt, self)))),
      declare(`${name}?`, (rt, self) => (self === null ? null : read(rt, textIn(rt, self)))),
    ]),
  ]);
}
