import { raise } from '../dotnet/raise.ts';

/** An expression that is wrong, or that cannot be evaluated. */
export function raiseXPath(message: string): never {
  return raise('System.Xml.XPath.XPathException', message);
}
