import type { DerNode } from './der.ts';
import { derChildren, derOid, derText } from './der.ts';

/** One attribute of a name: `CN=a`. */
export type NameAttribute = { readonly oid: string; readonly value: string };

/** The parts of a name in the order of the certificate; a part may have several attributes. */
export type DistinguishedName = readonly (readonly NameAttribute[])[];

/** What Windows calls attributes. */
const labels: ReadonlyMap<string, string> = new Map([
  ['2.5.4.3', 'CN'],
  ['2.5.4.4', 'SN'],
  ['2.5.4.5', 'SERIALNUMBER'],
  ['2.5.4.6', 'C'],
  ['2.5.4.7', 'L'],
  ['2.5.4.8', 'S'],
  ['2.5.4.9', 'STREET'],
  ['2.5.4.10', 'O'],
  ['2.5.4.11', 'OU'],
  ['2.5.4.12', 'T'],
  ['2.5.4.13', 'Description'],
  ['2.5.4.17', 'PostalCode'],
  ['2.5.4.42', 'G'],
  ['2.5.4.43', 'I'],
  ['0.9.2342.19200300.100.1.25', 'DC'],
  ['1.2.840.113549.1.9.1', 'E'],
  ['1.2.840.113549.1.9.8', 'unstructuredAddress'],
]);

export function readName(node: DerNode): DistinguishedName {
  return derChildren(node).map((set) =>
    derChildren(set).map((attribute) => {
      const [type, value] = derChildren(attribute);
      if (type === undefined || value === undefined) return { oid: '', value: '' };
      return { oid: derOid(type), value: derText(value) };
    }),
  );
}

/** The name as .NET prints it: the last part first, `CN=a, O=b`. */
export function nameText(name: DistinguishedName): string {
  return name
    .map((part) => part.map(({ oid, value }) => `${labels.get(oid) ?? `OID.${oid}`}=${quoted(value)}`).join(' + '))
    .reverse()
    .join(', ');
}

function quoted(value: string): string {
  const needsQuotes = value === '' || /[,+="\n<>#;]/.test(value) || value !== value.trim();
  return needsQuotes ? `"${value.replaceAll('"', '""')}"` : value;
}

/** The most specific value of the first of these attributes that the name has. */
export function attributeOf(name: DistinguishedName, oids: readonly string[]): string | null {
  const attributes = name.flat();
  for (const wanted of oids) {
    const found = attributes.findLast(({ oid }) => oid === wanted);
    if (found !== undefined) return found.value;
  }
  return null;
}

export function sameName(left: DistinguishedName, right: DistinguishedName): boolean {
  return nameText(left) === nameText(right);
}
