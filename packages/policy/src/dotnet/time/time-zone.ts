import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import type { DateTime } from './moment.ts';
import { dateTime, timeSpan } from './moment.ts';

const name = 'System.TimeZone';

/** The old kind of time zone, of which there is the gateway's own alone: UTC. */
export const timeZone: TypeDefinition = defineType({
  name,
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.timezone',
  members: {
    'static TimeZone CurrentTimeZone { get; }': () => ({ net: name }),
    'string StandardName { get; }': () => 'Coordinated Universal Time',
    'string DaylightName { get; }': () => 'Coordinated Universal Time',
    'TimeSpan GetUtcOffset(DateTime time)': () => timeSpan(0n),
    'DateTime ToUniversalTime(DateTime time)': (_: Runtime, _self: unknown, { ticks }: DateTime) =>
      dateTime(ticks, 'Utc'),
    'DateTime ToLocalTime(DateTime time)': (_: Runtime, _self: unknown, { ticks }: DateTime) =>
      dateTime(ticks, 'Local'),
    'bool IsDaylightSavingTime(DateTime time)': () => false,
  },
});
