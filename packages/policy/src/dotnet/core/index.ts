import type { TypeDefinition } from '../define.ts';
import { array } from './array.ts';
import { bitConverter } from './bit-converter.ts';
import { boolean } from './boolean.ts';
import { byteArray } from './byte-array.ts';
import { byte } from './byte.ts';
import { char } from './char.ts';
import { convert } from './convert.ts';
import { decimal } from './decimal.ts';
import { double } from './double.ts';
import { enumeration } from './enum.ts';
import { cloneable } from './i-cloneable.ts';
import { comparableOf } from './i-comparable-of.ts';
import { comparable } from './i-comparable.ts';
import { convertible } from './i-convertible.ts';
import { disposable } from './i-disposable.ts';
import { equatable } from './i-equatable.ts';
import { formattable } from './i-formattable.ts';
import { int16 } from './int16.ts';
import { int32 } from './int32.ts';
import { int64 } from './int64.ts';
import { math } from './math.ts';
import { midpointRounding } from './midpoint-rounding.ts';
import { nullable } from './nullable.ts';
import { object } from './object.ts';
import { random } from './random.ts';
import { sbyte } from './s-byte.ts';
import { single } from './single.ts';
import { stringBuilder } from './string-builder.ts';
import { stringComparer } from './string-comparer.ts';
import { stringComparison } from './string-comparison.ts';
import { stringReader } from './string-reader.ts';
import { stringSplitOptions } from './string-split-options.ts';
import { stringWriter } from './string-writer.ts';
import { string } from './string.ts';
import { textReader } from './text-reader.ts';
import { textWriter } from './text-writer.ts';
import { tuples } from './tuple-of.ts';
import { tuple } from './tuple.ts';
import { type } from './type.ts';
import { uint16 } from './u-int16.ts';
import { uint32 } from './u-int32.ts';
import { uint64 } from './u-int64.ts';
import { valueType } from './value-type.ts';

/** The types of `System`, and the few of other namespaces that go with strings. */
export const coreTypes: readonly TypeDefinition[] = [
  array,
  bitConverter,
  boolean,
  byteArray,
  byte,
  char,
  convert,
  decimal,
  double,
  enumeration,
  cloneable,
  comparableOf,
  comparable,
  convertible,
  disposable,
  equatable,
  formattable,
  int16,
  int32,
  int64,
  math,
  midpointRounding,
  nullable,
  object,
  random,
  sbyte,
  single,
  stringBuilder,
  stringComparer,
  stringComparison,
  stringReader,
  stringSplitOptions,
  stringWriter,
  string,
  textReader,
  textWriter,
  tuple,
  ...tuples,
  type,
  uint16,
  uint32,
  uint64,
  valueType,
];
