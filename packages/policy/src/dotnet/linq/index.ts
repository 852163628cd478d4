import type { TypeDefinition } from '../define.ts';
import { Enumerable } from './enumerable.ts';
import { Grouping, IGrouping } from './grouping.ts';
import { ILookup, Lookup } from './lookup.ts';
import { IOrderedEnumerable, OrderedSequence } from './ordered.ts';
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
