import { NetException } from './raise.ts';
import type { NetValue } from './value.ts';

/** An exception as a value that C# code holds: what `catch (… e)` and `new Exception(…)` give. */
export type ExceptionValue = {
  /** Full name of its type. */
  readonly net: string;
  readonly message: string;
  readonly inner: ExceptionValue | null;
  readonly data: NetException['data'];
};

const values = new WeakMap<NetException, ExceptionValue>();

/** The value of an exception on its way; the same one every time. */
export function exceptionValue(thrown: NetException): ExceptionValue {
  const known = values.get(thrown);
  if (known !== undefined) return known;
  const { type, message, inner, data } = thrown;
  const value = { net: type, message, inner: inner === null ? null : exceptionValue(inner), data };
  values.set(thrown, value);
  return value;
}

/** What `throw` throws for a value. */
export function thrownException({ net, message, inner, data }: ExceptionValue): NetException {
  return new NetException(net, message, inner === null ? null : thrownException(inner), data);
}

/** Makes an exception's value; what its type keeps beside goes into `data`, by property name. */
export function newException(
  net: string,
  message: string,
  { inner = null, data = {} }: { inner?: ExceptionValue | null; data?: { readonly [property: string]: NetValue } } = {},
): ExceptionValue {
  return { net, message, inner, data };
}
