import type { NetValue } from './value.ts';

/** A .NET exception on its way. Only this is caught by an expression's own `catch`. */
export class NetException extends Error {
  /** Full name of its type: `System.FormatException`. */
  readonly type: string;
  readonly inner: NetException | null;
  /** What else its type keeps, by property name (`ParamName`). */
  readonly data: { readonly [property: string]: NetValue };

  constructor(type: string, message: string, inner: NetException | null = null, data: NetException['data'] = {}) {
    super(message);
    this.name = 'NetException';
    this.type = type;
    this.inner = inner;
    this.data = data;
  }
}

/** Throws a .NET exception, with the message that .NET Framework gives it. */
export function raise(type: string, message: string): never {
  throw new NetException(type, message);
}

/** Calling a member of `null`. */
export function raiseNull(): never {
  return raise('System.NullReferenceException', 'Object reference not set to an instance of an object.');
}

export function raiseArgumentNull(parameter: string, said = 'Value cannot be null.'): never {
  throw new NetException('System.ArgumentNullException', `${said}\r\nParameter name: ${parameter}`, null, {
    ParamName: parameter,
  });
}

/** `what` is the sentence before the parameter's name. */
export function raiseOutOfRange(
  parameter: string,
  what = 'Specified argument was out of the range of valid values.',
): never {
  throw new NetException('System.ArgumentOutOfRangeException', `${what}\r\nParameter name: ${parameter}`, null, {
    ParamName: parameter,
  });
}

export function raiseArgument(message: string, parameter?: string): never {
  const full = parameter === undefined ? message : `${message}\r\nParameter name: ${parameter}`;
  throw new NetException('System.ArgumentException', full, null, { ParamName: parameter ?? null });
}

export function raiseCast(from: string, to: string): never {
  return raise('System.InvalidCastException', `Unable to cast object of type '${from}' to type '${to}'.`);
}
