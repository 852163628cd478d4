import type { TypeDefinition } from '../define.ts';
import { aggregateException } from './aggregate-exception.ts';
import { applicationException } from './application-exception.ts';
import { argumentException } from './argument-exception.ts';
import { argumentNullException } from './argument-null-exception.ts';
import { argumentOutOfRangeException } from './argument-out-of-range-exception.ts';
import { arithmeticException } from './arithmetic-exception.ts';
import { arrayTypeMismatchException } from './array-type-mismatch-exception.ts';
import { divideByZeroException } from './divide-by-zero-exception.ts';
import { exception } from './exception.ts';
import { formatException } from './format-exception.ts';
import { indexOutOfRangeException } from './index-out-of-range-exception.ts';
import { invalidCastException } from './invalid-cast-exception.ts';
import { invalidOperationException } from './invalid-operation-exception.ts';
import { ioException } from './io-exception.ts';
import { keyNotFoundException } from './key-not-found-exception.ts';
import { notImplementedException } from './not-implemented-exception.ts';
import { notSupportedException } from './not-supported-exception.ts';
import { nullReferenceException } from './null-reference-exception.ts';
import { operationCanceledException } from './operation-canceled-exception.ts';
import { outOfMemoryException } from './out-of-memory-exception.ts';
import { overflowException } from './overflow-exception.ts';
import { rankException } from './rank-exception.ts';
import { systemException } from './system-exception.ts';
import { timeoutException } from './timeout-exception.ts';
import { unauthorizedAccessException } from './unauthorized-access-exception.ts';

/** The exceptions that expressions may throw and catch, beside those of other families. */
export const exceptionTypes: readonly TypeDefinition[] = [
  aggregateException,
  applicationException,
  argumentException,
  argumentNullException,
  argumentOutOfRangeException,
  arithmeticException,
  arrayTypeMismatchException,
  divideByZeroException,
  exception,
  formatException,
  indexOutOfRangeException,
  invalidCastException,
  invalidOperationException,
  ioException,
  keyNotFoundException,
  notImplementedException,
  notSupportedException,
  nullReferenceException,
  operationCanceledException,
  outOfMemoryException,
  overflowException,
  rankException,
  systemException,
  timeoutException,
  unauthorizedAccessException,
];
