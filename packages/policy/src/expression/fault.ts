/** What keeps a text from being a policy expression, and where, counted from its `@`. */
export type SyntaxFault = {
  readonly code: string;
  readonly message: string;
  readonly at: number;
  readonly hint?: string;
};

/** Ends a parse from within; `parseExpression` catches it, nobody else sees it. */
export class SyntaxStop extends Error {
  readonly fault: SyntaxFault;

  constructor(fault: SyntaxFault) {
    super(fault.message);
    this.name = 'SyntaxStop';
    this.fault = fault;
  }
}

export function stop(fault: SyntaxFault): never {
  throw new SyntaxStop(fault);
}

/** A feature that C# has only had since a version that policy expressions do not speak. */
export function newer(
  at: number,
  { version, feature, hint }: { readonly version: string; readonly feature: string; readonly hint: string },
): never {
  return stop({ code: 'expression/newer-csharp', message: `C# ${version} feature: ${feature}`, at, hint });
}

export function refuseAsync(at: number, word: 'async' | 'await'): never {
  return stop({
    code: 'expression/async',
    message: `policy expressions are not asynchronous: '${word}' cannot be used`,
    at,
    hint: 'send requests with <send-request>, and read their result from context.Variables',
  });
}

export function refusePointer(at: number): never {
  return stop({ code: 'expression/unsafe', message: 'unsafe code: policy expressions have no pointers', at });
}
