import { NetException } from '../raise.ts';

export type LinePlace = { readonly line: number; readonly position: number };

/** Raises an `XmlException`, with the place in the text where there is one. */
export function raiseXml(message: string, place: LinePlace | null = null): never {
  const where = place === null ? '' : ` Line ${place.line}, position ${place.position}.`;
  throw new NetException('System.Xml.XmlException', message + where, null, {
    LineNumber: place?.line ?? 0,
    LinePosition: place?.position ?? 0,
  });
}
