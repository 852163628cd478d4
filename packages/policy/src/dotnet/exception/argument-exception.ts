import type { Members, TypeDefinition } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import { defineException, exceptionMaker } from './define-exception.ts';
import type { ExceptionValue } from '../exception-value.ts';
import { exceptionDatum } from './exception-text.ts';

const usual = 'Value does not fall within the expected range.';
const make = exceptionMaker('System.ArgumentException', usual);

export const argumentException: TypeDefinition = defineException({
  name: 'System.ArgumentException',
  base: 'SystemException',
  message: usual,
  members: {
    'ArgumentException(string message, string paramName)': (_: Runtime, message: string | null, name: string | null) =>
      make(withParameter(message ?? usual, name), null, { ParamName: name }),
    'ArgumentException(string message, string paramName, Exception innerException)': (
      _: Runtime,
      message: string | null,
      name: string | null,
      inner: ExceptionValue | null,
    ) => make(withParameter(message ?? usual, name), inner, { ParamName: name }),
    'string ParamName { get; }': (_: Runtime, self: ExceptionValue) => exceptionDatum(self, 'ParamName'),
  },
});

/** A message and, on its own line, the parameter it is about. */
export function withParameter(message: string, name: string | null): string {
  return name === null || name === '' ? message : `${message}\r\nParameter name: ${name}`;
}

/** Constructors of the exceptions whose one text is the parameter's name, not the message. */
export function namedConstructors(short: string, message: string): Members {
  const made = exceptionMaker(`System.${short}`, message);
  const named = (_: Runtime, name: string | null, own: string | null = null): ExceptionValue =>
    made(withParameter(own ?? message, name), null, { ParamName: name });
  return { [`${short}(string paramName)`]: named, [`${short}(string paramName, string message)`]: named };
}
