/**
 * `x` to the `y` with the same bits everywhere: engines differ in `Math.pow`. Whole exponents up to 1,100 are computed
 * exactly and rounded once; square roots are roots; the rest goes through logarithms.
 */
export function power(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (y === 0 || x === 1) return 1;
  if (!Number.isFinite(y)) return infinitePower(Math.abs(x), y);
  if (x === 0 || !Number.isFinite(x)) return powerOfExtreme(x, y);
  if (Number.isInteger(y)) return wholePower(x, y);
  if (x < 0) return Number.NaN;
  return y === 0.5 ? Math.sqrt(x) : Math.exp(y * Math.log(x));
}

function infinitePower(size: number, y: number): number {
  if (size === 1) return Number.NaN;
  return size > 1 === y > 0 ? Infinity : 0;
}

/** Zero and infinity keep their sign for odd exponents. */
function powerOfExtreme(x: number, y: number): number {
  const size = (x === 0) === y > 0 ? 0 : Infinity;
  const isOdd = Number.isInteger(y) && Math.abs(y % 2) === 1;
  return isOdd && (x < 0 || Object.is(x, -0)) ? -size : size;
}

function wholePower(x: number, y: number): number {
  const count = Math.abs(y);
  const sign = x < 0 && count % 2 === 1 ? -1 : 1;
  const base = Math.abs(x);
  if (count > 1100) return sign * Math.exp(y * Math.log(base));
  if (y > 0) return sign * exactPower(base, count);
  // In two halves: what is too large for a denominator may still have a quotient.
  const half = Math.floor(count / 2);
  const whole = exactPower(base, count);
  return sign * (whole === Infinity ? 1 / exactPower(base, half) / exactPower(base, count - half) : 1 / whole);
}

/** The number is a whole number times a power of two, and so is its power. */
function exactPower(x: number, count: number): number {
  const size = Math.log2(x) * count;
  if (size > 1030 || size < -1080) return size > 0 ? Infinity : 0;
  let exponent = 0;
  let whole = x;
  while (!Number.isInteger(whole)) {
    whole *= 2;
    exponent += 1;
  }
  return scaled(wholeToThe(BigInt(whole), count), exponent * count);
}

/** By squaring. */
function wholeToThe(base: bigint, count: number): bigint {
  if (count === 0) return 1n;
  const half = wholeToThe(base, count >> 1);
  return count % 2 === 0 ? half * half : half * half * base;
}

/** `whole / 2^shift`, rounded once: bits that cannot count are dropped before. */
function scaled(whole: bigint, shift: number): number {
  const spare = BigInt(Math.max(whole.toString(16).length * 4 - 120, 0));
  const isCut = spare > 0n && (whole & ((1n << spare) - 1n)) !== 0n;
  let value = Number(((whole >> spare) << 1n) | (isCut ? 1n : 0n));
  let left = shift + 1 - Number(spare);
  for (; left > 0; left -= Math.min(left, 1000)) value /= powerOfTwo(Math.min(left, 1000));
  for (; left < 0; left += Math.min(-left, 1000)) value *= powerOfTwo(Math.min(-left, 1000));
  return value;
}

function powerOfTwo(exponent: number): number {
  return Number(1n << BigInt(exponent));
}
