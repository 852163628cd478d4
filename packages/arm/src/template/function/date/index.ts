import type { TemplateFunction } from '../define-function.ts';
import { utcNowFunction } from './utc-now.ts';
import { dateTimeAddFunction } from './date-time-add.ts';
import { dateTimeFromEpochFunction } from './date-time-from-epoch.ts';
import { dateTimeToEpochFunction } from './date-time-to-epoch.ts';

export const dateFunctions: readonly TemplateFunction[] = [
  utcNowFunction,
  dateTimeAddFunction,
  dateTimeFromEpochFunction,
  dateTimeToEpochFunction,
];
