import { defineType } from '../define.ts';
import type { Members, TypeDefinition } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import type { ExceptionValue } from '../exception-value.ts';
import { shortName } from '../lookup.ts';
import { exceptionText } from './exception-text.ts';

type ExceptionDefinition = {
  /** Full name. */
  readonly name: string;
  /** Short name of the exception that it derives from. */
  readonly base: string;
  /** Its page of the documentation; that of its full name where nothing is said. */
  readonly source?: string;
  /** The message where none is given. */
  readonly message: string;
  /** Members beside the three constructors that nearly every exception has; constructors here replace those. */
  readonly members?: Members;
};

/** Declares a type of exception: with the constructors `()`, `(string message)` and `(string message, Exception inner)`. */
export function defineException(definition: ExceptionDefinition): TypeDefinition {
  const { name, base, message, members = {} } = definition;
  const make = exceptionMaker(name, message);
  const short = shortName({ name });
  const usual: Members = {
    [`${short}()`]: () => make(null),
    [`${short}(string message)`]: (_: Runtime, text: string | null) => make(text),
    [`${short}(string message, Exception innerException)`]: (
      _: Runtime,
      text: string | null,
      inner: ExceptionValue | null,
    ) => make(text, inner),
  };
  return defineType({
    name,
    kind: 'class',
    base,
    source: definition.source ?? `https://learn.microsoft.com/dotnet/api/${name.toLowerCase()}?view=netframework-4.8`,
    members: { ...unlessIn(members, usual), ...members },
    hooks: { text: (rt: Runtime, self: ExceptionValue) => exceptionText(rt, self) },
  });
}

/** Those of the usual constructors that the type does not have with a meaning of its own. */
function unlessIn(own: Members, usual: Members): Members {
  const taken = new Set(Object.keys(own).map(parameterTypes));
  return Object.fromEntries(Object.entries(usual).filter(([declaration]) => !taken.has(parameterTypes(declaration))));
}

function parameterTypes(declaration: string): string {
  return declaration.replaceAll(/ \w+(?=[,)])/g, '');
}

/** Makes exceptions of one type; a message that is `null` is the type's own. */
export function exceptionMaker(
  net: string,
  usual: string,
): (message: string | null, inner?: ExceptionValue | null, data?: ExceptionValue['data']) => ExceptionValue {
  return (message, inner = null, data: { readonly [property: string]: NetValue } = {}) => ({
    net,
    message: message ?? usual,
    inner,
    data,
  });
}
