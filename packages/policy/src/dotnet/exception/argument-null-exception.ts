import type { TypeDefinition } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import { withParameter } from './argument-exception.ts';
import { defineException, exceptionMaker } from './define-exception.ts';

const usual = 'Value cannot be null.';
const make = exceptionMaker('System.ArgumentNullException', usual);

/** Its one-argument constructor takes the parameter's name, not the message. */
export const argumentNullException: TypeDefinition = defineException({
  name: 'System.ArgumentNullException',
  base: 'ArgumentException',
  message: usual,
  members: {
    'ArgumentNullException(string paramName)': (_: Runtime, name: string | null) =>
      make(withParameter(usual, name), null, { ParamName: name }),
    'ArgumentNullException(string paramName, string message)': (
      _: Runtime,
      name: string | null,
      message: string | null,
    ) => make(withParameter(message ?? usual, name), null, { ParamName: name }),
  },
});
