import { raiseOutOfRange } from '../raise.ts';

/** To a whole number; a half goes to the even neighbour. */
export function roundHalfEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest !== 0.5) return rest < 0.5 ? below : below + 1;
  return below % 2 === 0 ? below : below + 1;
}

/** To a whole number; a half goes away from zero. */
export function roundHalfAway(value: number): number {
  const whole = Math.trunc(value);
  return Math.abs(value - whole) >= 0.5 ? whole + Math.sign(value) : whole;
}

/** `Math.Round` to so many digits: the number is scaled, rounded and scaled back, with what that does to its last bits. */
export function roundTo(value: number, digits: number, isAway: boolean): number {
  if (digits < 0 || digits > 15)
    return raiseOutOfRange('digits', 'Rounding digits must be between 0 and 15, inclusive.');
  if (Math.abs(value) >= 1e16 || Number.isNaN(value)) return value;
  const scale = Number(`1e${digits}`);
  const scaled = value * scale;
  return (isAway ? roundHalfAway(scaled) : roundHalfEven(scaled)) / scale;
}
