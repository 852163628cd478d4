import type { TypeDefinition } from '../define.ts';
import { Enumerable } from './enumerable.ts';
import { Grouping } from './grouping.ts';
import { IGrouping } from './i-grouping.ts';
import { ILookup } from './i-lookup.ts';
import { IOrderedEnumerable } from './i-ordered-enumerable.ts';
import { Lookup } from './lookup.ts';
import { OrderedSequence } from './ordered-sequence.ts';
import { Sequence } from './sequence.ts';

export const linqTypes: readonly TypeDefinition[] = [
  Sequence,
  IGrouping,
  Grouping,
  ILookup,
  Lookup,
  IOrderedEnumerable,
  OrderedSequence,
  Enumerable,
];
