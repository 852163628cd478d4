import { SyntaxStop } from '../../expression/fault.ts';
import { lex } from '../../expression/lex.ts';

/** The words of an expression one after the other, without what stands between them: equal however it is laid out and commented. */
export function sameExpression(source: string): string {
  try {
    return `${source.slice(0, 2)} ${lex(source, 2)
      .map(({ text }) => text)
      .join(' ')}`;
  } catch (error) {
    if (error instanceof SyntaxStop) return source;
    throw error;
  }
}
