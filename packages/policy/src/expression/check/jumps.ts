import type { Statement } from '../syntax.ts';

/** Whether a statement holds a `break` or `continue` that goes out of it. */
export function contains(statement: Statement, kind: 'break' | 'continue'): boolean {
  const any = (list: readonly Statement[]): boolean => list.some((each) => contains(each, kind));
  switch (statement.kind) {
    case 'block':
      return any(statement.statements);
    case 'if':
      return contains(statement.yes, kind) || (statement.no !== null && contains(statement.no, kind));
    case 'try':
      return any([
        statement.body,
        ...statement.catches.map(({ body }) => body),
        ...(statement.finally === null ? [] : [statement.finally]),
      ]);
    case 'using':
    case 'lock':
    case 'checked-block':
      return contains(statement.body, kind);
    case 'switch':
      // A break inside leaves the switch only.
      return kind === 'continue' && statement.sections.some(({ statements }) => any(statements));
    default:
      return statement.kind === kind;
  }
}
