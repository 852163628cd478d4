import { raise } from '../dotnet/raise.ts';

/** A stylesheet that is wrong, or asks for what a gateway does not do. */
export function raiseXslt(message: string): never {
  return raise('System.Xml.Xsl.XsltException', message);
}
