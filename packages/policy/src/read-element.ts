import type { Fault } from '@keelgate/model';
import type { PolicyElement } from './document/element.ts';
import { literalAttribute } from './document/element.ts';

/** Reads the attributes of one element, and gathers what is wrong with them. */
export type ElementReader = {
  readonly element: PolicyElement;
  readonly faults: Fault[];
  readonly text: (name: string) => string;
  readonly optional: (name: string) => string | null;
  readonly integer: (name: string, range: Range) => number;
  readonly optionalInteger: (name: string, range: Range) => number | null;
  readonly flag: (name: string, otherwise: boolean) => boolean;
  readonly choice: <Value extends string>(name: string, values: readonly Value[], otherwise?: Value) => Value;
  readonly fault: (code: string, message: string, at?: PolicyElement) => void;
};

export type Range = { readonly min: number; readonly max: number };

export function readElement(element: PolicyElement, faults: Fault[]): ElementReader {
  function fault(code: string, message: string, at: PolicyElement = element): void {
    faults.push({ code: `policy/${code}`, severity: 'error', message, place: at.place });
  }
  function wrong(name: string, found: string, expected: string): void {
    const place = element.attributes.find((attribute) => attribute.name === name)?.place ?? element.place;
    const message = `<${element.name}>: ${name} is "${found}", expected ${expected}`;
    faults.push({ code: 'policy/wrong-value', severity: 'error', message, place });
  }
  function optional(name: string): string | null {
    return literalAttribute(element, name);
  }
  function text(name: string): string {
    const value = optional(name);
    if (value === null) fault('missing-attribute', `<${element.name}> needs the attribute ${name}`);
    return value ?? '';
  }
  function number(name: string, value: string, { min, max }: Range): number {
    const whole = /^\s*\d{1,15}\s*$/.test(value) ? Number(value) : Number.NaN;
    if (whole >= min && whole <= max) return whole;
    wrong(
      name,
      value,
      max === Number.MAX_SAFE_INTEGER ? `a whole number from ${min}` : `a whole number from ${min} to ${max}`,
    );
    return min;
  }
  return {
    element,
    faults,
    text,
    optional,
    integer: (name, range) => {
      const value = text(name);
      return value === '' ? range.min : number(name, value, range);
    },
    optionalInteger: (name, range) => {
      const value = optional(name);
      return value === null ? null : number(name, value, range);
    },
    flag: (name, otherwise) => {
      const value = optional(name)?.toLowerCase();
      if (value === undefined) return otherwise;
      if (value !== 'true' && value !== 'false') wrong(name, value, 'true or false');
      return value === 'true';
    },
    choice: (name, values, otherwise) => {
      const value = optional(name);
      const found = values.find((one) => one === value);
      if (found !== undefined) return found;
      if (value !== null) wrong(name, value, values.join(' or '));
      else if (otherwise === undefined) fault('missing-attribute', `<${element.name}> needs the attribute ${name}`);
      return otherwise ?? (values[0] as (typeof values)[number]);
    },
    fault,
  };
}

/** A count or a period that only has to be a whole number. */
export const anyWhole: Range = { min: 0, max: Number.MAX_SAFE_INTEGER };
export const atLeastOne: Range = { min: 1, max: Number.MAX_SAFE_INTEGER };
