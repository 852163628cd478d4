const start = /[\p{L}_]/u;
const rest = /[\p{L}\p{Nd}\p{M}_.\u00b7-]/u;

/** A local name that XML can have: other characters become `_xHHHH_`, as `XmlConvert.EncodeLocalName` does it. */
export function encodeName(name: string): string {
  let encoded = '';
  let isFirst = true;
  for (const sign of name) {
    encoded += (isFirst ? start : rest).test(sign) ? sign : escaped(sign);
    isFirst = false;
  }
  return encoded === '' ? '_' : encoded;
}

function escaped(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  const digits = code > 0xffff ? 8 : 4;
  return `_x${code.toString(16).toUpperCase().padStart(digits, '0')}_`;
}

/** The name that was encoded. */
export function decodeName(name: string): string {
  return name.replace(/_x([0-9a-fA-F]{8}|[0-9a-fA-F]{4})_/g, (whole, digits: string) => {
    const code = Number.parseInt(digits, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
