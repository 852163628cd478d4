import type { TypeDefinition } from '../define.ts';
import { textOf } from '../protocol.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { namedConstructors, withParameter } from './argument-exception.ts';
import { defineException, exceptionMaker } from './define-exception.ts';
import type { ExceptionValue } from '../exception-value.ts';
import { exceptionDatum } from './exception-text.ts';

const usual = 'Specified argument was out of the range of valid values.';
const make = exceptionMaker('System.ArgumentOutOfRangeException', usual);

export const argumentOutOfRangeException: TypeDefinition = defineException({
  name: 'System.ArgumentOutOfRangeException',
  base: 'ArgumentException',
  message: usual,
  members: {
    ...namedConstructors('ArgumentOutOfRangeException', usual),
    'ArgumentOutOfRangeException(string paramName, object actualValue, string message)': (
      rt: Runtime,
      name: string | null,
      ...[actual, message]: [NetValue, string | null]
    ) => {
      const shown = actual === null ? '' : `\r\nActual value was ${textOf(rt, actual)}.`;
      return make(withParameter(message ?? usual, name) + shown, null, { ParamName: name, ActualValue: actual });
    },
    'object ActualValue { get; }': (_: Runtime, self: ExceptionValue) => exceptionDatum(self, 'ActualValue'),
  },
});
