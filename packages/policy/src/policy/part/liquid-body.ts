import type { CompileWork } from '../../define.ts';
import type { NetValue } from '../../dotnet/value.ts';
import type { Operand } from '../../program/operand.ts';

/** How Liquid sees the body that it is given. */
export type LiquidBody = { readonly 'xsi-nil': 'blank' | 'null'; readonly 'parse-date': boolean };

/** Sets the body to what a Liquid template makes of the one that is there. */
export function compileLiquidBody(content: Operand<NetValue> | null, _how: LiquidBody, work: CompileWork): void {
  work.pure(content?.reads ?? [], () => {
    throw new Error('Liquid templates are not rendered yet');
  });
}
