import type { Fault, Place } from '@keelgate/model';
import type { PolicyElement, Text } from '../document/element.ts';
import type { Operand } from '../program/operand.ts';
import { literal } from '../program/operand.ts';
import type { Kind } from './kind.ts';
import { hasPlaceholder } from './placeholder.ts';

/** Reads one element, and gathers what is wrong with it. */
export type ElementReader = {
  readonly element: PolicyElement;
  /** The value of an attribute, or of the text for `null`; `null` where it is absent. */
  readonly operand: <Value>(name: string | null, kind: Kind<Value>) => Operand<Value> | null;
  /** The same for what may not be an expression. */
  readonly written: <Value>(name: string | null, kind: Kind<Value>) => Value | null;
  readonly has: (name: string) => boolean;
  readonly missing: (name: string | null) => void;
  readonly fault: (code: string, message: string, at?: { readonly place: Place; readonly hint?: string }) => void;
  /** The same for what does not keep the document from being used. */
  readonly warn: (code: string, message: string, at?: { readonly place: Place; readonly hint?: string }) => void;
};

export type ReaderOptions = {
  readonly faults: Fault[];
  /** Compiles an expression; `null` where it does not compile, after the faults have been reported. */
  /**
   * Whether a placeholder of a deployment may stand where a number or a word of a list belongs; it gets a warning then.
   * Named values that are not known may stand everywhere.
   */
  readonly allowsPlaceholders?: boolean;
  readonly compile: <Value>(
    text: Text & { readonly kind: 'expression' },
    kind: Kind<Value>,
    at: Place,
  ) => Operand<Value> | null;
};

export function readElement(element: PolicyElement, options: ReaderOptions): ElementReader {
  const fault = reporter(element, options, 'error');
  const warn = reporter(element, options, 'warning');
  function find(name: string | null): { readonly text: Text; readonly place: Place } | null {
    if (name === null) return element.text === null ? null : { text: element.text, place: element.place };
    const found = element.attributes.find((attribute) => attribute.name === name);
    return found === undefined ? null : { text: found.value, place: found.place };
  }
  function what(name: string | null): string {
    return name === null ? `the text of <${element.name}>` : `<${element.name}>: ${name}`;
  }
  function readLiteral<Value>(
    name: string | null,
    kind: Kind<Value>,
    at: { text: Text & { kind: 'literal' }; place: Place },
  ): Value {
    const { place } = at;
    const written = at.text.value;
    const value = kind.read(written);
    if (value !== undefined) {
      if (codeInText.test(written)) {
        const hint = 'an expression is the whole value, such as @("a" + b)';
        warn('expression-in-text', `${what(name)} has an expression in the midst of text`, {
          place,
          hint,
        });
      }
      return value;
    }
    const found = `${what(name)} is "${written}"`;
    if (hasNamedValue(written)) return kind.standIn;
    if (options.allowsPlaceholders === true && hasPlaceholder(written))
      warn('placeholder', `${found}, which has to become ${kind.expected} before it is used`, { place });
    else fault('wrong-value', `${found}, expected ${kind.expected}`, { place });
    return kind.standIn;
  }
  return {
    element,
    operand: (name, kind) => {
      const found = find(name);
      if (found === null) return null;
      const { text, place } = found;
      if (text.kind === 'literal') return literal(readLiteral(name, kind, { text, place }));
      return options.compile(text, kind, place) ?? literal(kind.standIn);
    },
    written: (name, kind) => {
      const found = find(name);
      if (found === null) return null;
      const { text, place } = found;
      if (text.kind === 'literal') return readLiteral(name, kind, { text, place });
      fault('no-expression-here', `${what(name)} may not be an expression; expected ${kind.expected}`, { place });
      return kind.standIn;
    },
    has: (name) => find(name) !== null,
    missing: (name) => {
      if (name === null) fault('missing-text', `<${element.name}> has no text`);
      else fault('missing-attribute', `<${element.name}> needs the attribute ${name}`);
    },
    fault,
    warn,
  };
}

function reporter(
  element: PolicyElement,
  { faults }: ReaderOptions,
  severity: Fault['severity'],
): ElementReader['fault'] {
  return (code, message, at) => {
    const place = at?.place ?? element.place;
    faults.push({
      code: `policy/${code}`,
      severity,
      message,
      place,
      ...(at?.hint === undefined ? {} : { hint: at.hint }),
    });
  };
}

/** What reads like an expression inside of other text, where it is text. */
const codeInText = /@\(\s*(?:context\b|\(|string\b|\$?")|@\{\s*(?:return|var|string)\b/;

/** A named value whose value is not known here: what stands around it cannot be checked. */
function hasNamedValue(text: string): boolean {
  return /\{\{\s*[\w.-]+\s*\}\}/.test(text);
}
