/** C#'s reserved words: names only behind an `@`. */
export const keywords: ReadonlySet<string> = new Set(
  (
    'abstract as base bool break byte case catch char checked class const continue decimal default delegate do double ' +
    'else enum event explicit extern false finally fixed float for foreach goto if implicit in int interface internal ' +
    'is lock long namespace new null object operator out override params private protected public readonly ref return ' +
    'sbyte sealed short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked ' +
    'unsafe ushort using virtual void volatile while'
  ).split(' '),
);

/** The types that are keywords, but for `void`. */
export const keywordTypes: ReadonlySet<string> = new Set(
  'bool byte sbyte short ushort int uint long ulong float double decimal char string object'.split(' '),
);

/** Names everywhere but in a query. */
export const queryWords: ReadonlySet<string> = new Set(
  'from where select group into orderby join let on equals by ascending descending'.split(' '),
);

/** Words that mean something in some places and are names in all others. */
export const contextualWords: ReadonlySet<string> = new Set([
  ...queryWords,
  ...'var dynamic nameof when async await yield record not and or with global'.split(' '),
]);

/** Words that only begin what a method body cannot hold. */
export const declarationWords: ReadonlySet<string> = new Set(
  (
    'abstract class delegate enum event explicit extern implicit interface internal namespace operator override ' +
    'private protected public readonly sealed struct virtual volatile'
  ).split(' '),
);
