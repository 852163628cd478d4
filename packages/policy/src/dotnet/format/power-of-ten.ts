const powers: readonly bigint[] = Array.from({ length: 64 }, (_, exponent) => written(exponent));

export function powerOfTen(exponent: number): bigint {
  return powers[exponent] ?? written(exponent);
}

function written(exponent: number): bigint {
  return BigInt(`1${'0'.repeat(exponent)}`);
}
