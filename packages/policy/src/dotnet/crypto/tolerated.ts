/**
 * Types that are not on the list of what policy expressions may use, and that public policies use all the same. They are
 * let through, so that such policies run.
 */
export const toleratedTypes: ReadonlySet<string> = new Set([
  'System.Security.Cryptography.Aes',
  'System.Security.Cryptography.DES',
  'System.Security.Cryptography.TripleDES',
]);
