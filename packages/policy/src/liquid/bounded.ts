import { Context, toValueSync } from 'liquidjs';
import type { Emitter, Liquid, Template } from 'liquidjs';
import type { Runtime } from '../dotnet/runtime.ts';
import { burn, checkText, newText } from '../dotnet/runtime.ts';

type Limiter = Context['memoryLimit'];

/** Steps that one piece of a template costs, each time that it is rendered. */
const pieceCost = 16;

/**
 * Renders parsed templates out of the expression's budget. The engine asks a limiter for each piece and for memory; its own
 * ones count milliseconds, which differ from run to run.
 */
export function renderBounded(rt: Runtime, engine: Liquid, ...[templates, scope]: [Template[], object]): string {
  const limiter = {
    use: (count: number) => burn(rt, Math.max(0, Math.trunc(count) || 0)),
    check: () => burn(rt, pieceCost),
  } as unknown as Limiter;
  const context = new Context(
    scope,
    engine.options,
    { sync: true },
    {
      memoryLimit: limiter,
      renderLimit: limiter,
      liquid: engine,
    },
  );
  const pieces: string[] = [];
  let chars = 0;
  const emitter: Emitter = {
    buffer: '',
    write: (text: unknown) => {
      const piece = String(text);
      chars += piece.length;
      checkText(rt, chars);
      pieces.push(piece);
    },
  };
  toValueSync(engine.renderer.renderTemplates(templates, context, emitter) as IterableIterator<unknown>);
  return newText(rt, pieces.join(''));
}
