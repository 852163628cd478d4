import type { Digits } from './digits.ts';
import { roundDigits } from './digits.ts';
import type { Section, SectionPart } from './number-section.ts';
import { readSection, splitSections } from './number-section.ts';

/** Formats by a custom numeric format: up to three sections, for positive and negative numbers and zero. */
export function customText(from: Digits, format: string): string {
  const sections = splitSections(format);
  const index = sectionIndex(sections, from);
  const section = readSection(sections[index] ?? '');
  const short = fitted(from, section);
  if (short.digits !== '' || from.digits === '') return written(short, section, index);
  // What a section rounds to zero is shown by the section for zero.
  const zero = sectionIndex(sections, short);
  const other = zero === index ? section : readSection(sections[zero] ?? '');
  return written(short, other, zero);
}

/** An empty section stands for the first; only that one shows the sign. */
function sectionIndex(sections: readonly string[], { digits, negative }: Digits): number {
  const wanted = digits === '' ? 2 : negative ? 1 : 0;
  return (sections[wanted] ?? '') === '' ? 0 : wanted;
}

function fitted(from: Digits, section: Section): Digits {
  if (from.digits === '') return from;
  const shifted = { ...from, point: from.point + section.shift };
  const fractionCount = section.digitCount - section.wholeCount;
  return roundDigits(shifted, section.isScientific ? section.digitCount : shifted.point + fractionCount);
}

function written(short: Digits, section: Section, index: number): string {
  const { whole, fraction } = laidOut(short, section);
  let text = short.negative && index === 0 ? '-' : '';
  let placed = 0;
  let shown = 0;
  for (const part of section.parts) {
    if (part.kind === 'text') text += part.text;
    else if (part.kind === 'exponent') text += exponentOf(short, section, part);
    else {
      if (part.kind === 'digit') placed += 1;
      // The first place takes all digits that have no place of their own, and so does a point without places before it.
      const upTo = whole.length - Math.max(section.wholeCount - placed, 0);
      text += whole.slice(shown, Math.max(upTo, shown)).join('');
      shown = Math.max(shown, upTo);
      if (part.kind === 'point') text += fraction === '' ? '' : '.';
      else text += fraction[placed - section.wholeCount - 1] ?? '';
    }
  }
  return text;
}

function exponentOf(short: Digits, section: Section, part: SectionPart & { readonly kind: 'exponent' }): string {
  const exponent = short.digits === '' ? 0 : short.point - section.wholeCount;
  const sign = exponent < 0 ? '-' : part.showsPlus ? '+' : '';
  return `${part.letter}${sign}${String(Math.abs(exponent)).padStart(part.digits, '0')}`;
}

/** The characters that go to the places: of the whole part each digit with the comma behind it. */
function laidOut(short: Digits, section: Section): { readonly whole: readonly string[]; readonly fraction: string } {
  const point = section.isScientific ? section.wholeCount : short.point;
  const digits = short.digits;
  const real = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '';
  const behind = point > 0 ? digits.slice(point) : '0'.repeat(digits === '' ? 0 : -point) + digits;
  const padded = real.padStart(section.leastWhole, '0');
  const whole = Array.from(padded, (digit, index) => {
    const left = padded.length - index - 1;
    return section.isGrouped && left > 0 && left % 3 === 0 ? `${digit},` : digit;
  });
  return { whole, fraction: behind.padEnd(section.leastFraction, '0') };
}
