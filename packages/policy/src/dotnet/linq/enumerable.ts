import { defineType, type TypeDefinition } from '../define.ts';
import { aggregate } from './aggregate.ts';
import { average } from './average.ts';
import { cast } from './cast.ts';
import { combine } from './combine.ts';
import { count } from './count.ts';
import { element } from './element.ts';
import { extremes } from './extremes.ts';
import { generate } from './generate.ts';
import { groupBy } from './group-by.ts';
import { join } from './join.ts';
import { orderBy } from './order-by.ts';
import { partition } from './partition.ts';
import { quantifiers } from './quantifiers.ts';
import { selectMany } from './select-many.ts';
import { select } from './select.ts';
import { setOperators } from './set-operators.ts';
import { sum } from './sum.ts';
import { toArray } from './to-array.ts';
import { toCollection } from './to-collection.ts';
import { where } from './where.ts';

/** LINQ, as .NET Framework 4.8 has it. */
export const Enumerable: TypeDefinition = defineType({
  name: 'System.Linq.Enumerable',
  kind: 'static',
  source: 'https://learn.microsoft.com/dotnet/api/system.linq.enumerable',
  members: {
    ...aggregate,
    ...average,
    ...cast,
    ...combine,
    ...count,
    ...element,
    ...extremes,
    ...generate,
    ...groupBy,
    ...join,
    ...orderBy,
    ...partition,
    ...quantifiers,
    ...select,
    ...selectMany,
    ...setOperators,
    ...sum,
    ...toArray,
    ...toCollection,
    ...where,
  },
});
