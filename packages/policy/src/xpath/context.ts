import type { Runtime } from '../dotnet/runtime.ts';
import type { DocumentOrder } from './order.ts';
import type { XPathNode, XPathValue } from './value.ts';

/** Where an expression is evaluated. */
export type XPathContext = {
  readonly rt: Runtime;
  readonly node: XPathNode;
  /** The node that the whole expression is evaluated at. */
  readonly current: XPathNode;
  readonly position: number;
  readonly size: number;
  readonly order: DocumentOrder;
  /** The value of a variable, by its expanded name. */
  readonly variable: (name: string) => XPathValue | undefined;
  /** Functions beside those of XPath itself, by their expanded names. */
  readonly functions: Pick<ReadonlyMap<string, XPathFunction>, 'get'>;
};

export type XPathFunction = (context: XPathContext, args: readonly XPathValue[]) => XPathValue;
