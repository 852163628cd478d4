import type { TypeDefinition } from '../define.ts';
import { defineException } from '../exception/define-exception.ts';

/** May be named in a `catch`. It is never thrown: what takes too long ends with the expression's budget. */
export const regexMatchTimeoutException: TypeDefinition = defineException({
  name: 'System.Text.RegularExpressions.RegexMatchTimeoutException',
  base: 'TimeoutException',
  message:
    'The RegEx engine has timed out while trying to match a pattern to an input string. This can occur for many reasons, including very large inputs or excessive backtracking caused by nested quantifiers, back-references and other factors.',
});
