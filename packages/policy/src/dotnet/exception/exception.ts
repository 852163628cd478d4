import type { TypeDefinition } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import { defineException } from './define-exception.ts';
import type { ExceptionValue } from '../exception-value.ts';
import { exceptionText } from './exception-text.ts';

/** The base of all exceptions. There are no stack traces here, so `StackTrace` is null, as before a throw. */
export const exception: TypeDefinition = defineException({
  name: 'System.Exception',
  base: 'object',
  message: "Exception of type 'System.Exception' was thrown.",
  members: {
    'string Message { get; }': (_: Runtime, self: ExceptionValue) => self.message,
    'Exception InnerException { get; }': (_: Runtime, self: ExceptionValue) => self.inner,
    'string StackTrace { get; }': () => null,
    'string Source { get; }': () => null,
    'string HelpLink { get; }': () => null,
    'int HResult { get; }': () => -2146233088,
    'Exception GetBaseException()': (_: Runtime, self: ExceptionValue) => {
      let at = self;
      while (at.inner !== null) at = at.inner;
      return at;
    },
    'string ToString()': (rt: Runtime, self: ExceptionValue) => exceptionText(rt, self),
  },
});
