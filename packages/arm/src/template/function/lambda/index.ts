import type { TemplateFunction } from '../define-function.ts';
import { filterFunction } from './filter.ts';
import { groupByFunction } from './group-by.ts';
import { mapFunction } from './map.ts';
import { mapValuesFunction } from './map-values.ts';
import { reduceFunction } from './reduce.ts';
import { sortFunction } from './sort.ts';
import { toObjectFunction } from './to-object.ts';

export const lambdaFunctions: readonly TemplateFunction[] = [
  filterFunction,
  groupByFunction,
  mapFunction,
  mapValuesFunction,
  reduceFunction,
  sortFunction,
  toObjectFunction,
];
