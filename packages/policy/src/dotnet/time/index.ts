import type { TypeDefinition } from '../define.ts';
import { dateTimeKind } from './date-time-kind.ts';
import { dateTimeOffsetType } from './date-time-offset.ts';
import { dateTimeType } from './date-time.ts';
import { dayOfWeek } from './day-of-week.ts';
import { guidType } from './guid.ts';
import { timeSpanType } from './time-span.ts';
import { timeZoneInfo } from './time-zone-info.ts';
import { timeZone } from './time-zone.ts';
import { timeZoneNotFoundException } from './time-zone-not-found-exception.ts';

/** Dates, intervals, time zones and GUIDs. */
export const timeTypes: readonly TypeDefinition[] = [
  dateTimeType,
  dateTimeOffsetType,
  timeSpanType,
  dateTimeKind,
  dayOfWeek,
  timeZone,
  timeZoneInfo,
  timeZoneNotFoundException,
  guidType,
];
