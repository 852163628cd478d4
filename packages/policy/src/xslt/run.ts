import type { Runtime } from '../dotnet/runtime.ts';
import type { XElement } from '../dotnet/xml/node.ts';
import type { XPathFunction } from '../xpath/context.ts';
import { evaluateXPath } from '../xpath/evaluate.ts';
import type { DocumentOrder } from '../xpath/order.ts';
import type { Expression } from '../xpath/syntax.ts';
import type { XPathNode, XPathValue } from '../xpath/value.ts';
import { toBoolean, toNodes, toText } from '../xpath/value.ts';
import type { Output } from './output.ts';
import type { Pattern } from './pattern.ts';
import type { OutputSettings } from './serialize.ts';

/** Variables that are in scope, nearest first. */
export type Variables = { readonly name: string; readonly value: XPathValue; readonly outer: Variables } | null;

export type Template = { readonly body: readonly Instruction[] };

/** A template that is chosen by a pattern. */
export type Rule = {
  readonly pattern: Pattern;
  readonly mode: string;
  readonly priority: number;
  readonly template: Template;
};

export type Global = { readonly name: string; readonly isParameter: boolean; readonly value: (at: At) => XPathValue };
export type Key = { readonly name: string; readonly match: readonly Pattern[]; readonly use: Expression };

/** A stylesheet that has been read. */
export type Stylesheet = {
  /** By mode, the first that matches first. */
  readonly rules: ReadonlyMap<string, readonly Rule[]>;
  readonly named: ReadonlyMap<string, Template>;
  readonly globals: ReadonlyMap<string, Global>;
  readonly keys: readonly Key[];
  readonly output: OutputSettings;
  /** Whether text of nothing but blanks is left out of an element of the input. */
  readonly strips: (element: XElement) => boolean;
};

/** One transformation. */
export type Run = {
  readonly rt: Runtime;
  readonly stylesheet: Stylesheet;
  readonly order: DocumentOrder;
  readonly functions: ReadonlyMap<string, XPathFunction>;
  /** The value of a variable or parameter of the stylesheet. */
  readonly global: (name: string) => XPathValue | undefined;
  /** Nodes by a key's name, then by its value, for each document. */
  readonly keys: Map<XPathNode, Map<string, ReadonlyMap<string, readonly XPathNode[]>>>;
};

/** Where an instruction is carried out. */
export type At = {
  readonly run: Run;
  readonly node: XPathNode;
  readonly position: number;
  readonly size: number;
  readonly variables: Variables;
  /** What the template has been given. */
  readonly given: ReadonlyMap<string, XPathValue>;
  readonly mode: string;
  readonly output: Output;
};

/** An instruction. What follows it is carried out where it says: a variable is in scope from there on. */
export type Instruction = (at: At) => At;

export function evaluateAt({ run, node, position, size, variables }: At, expression: Expression): XPathValue {
  const { rt, order, functions } = run;
  const variable = (name: string): XPathValue | undefined => variableNamed(variables, name) ?? run.global(name);
  return evaluateXPath(expression, { rt, node, current: node, position, size, order, functions, variable });
}

export function textAt(at: At, expression: Expression): string {
  return toText(at.run.rt, evaluateAt(at, expression));
}

export function testAt(at: At, expression: Expression): boolean {
  return toBoolean(evaluateAt(at, expression));
}

export function nodesAt(at: At, expression: Expression): readonly XPathNode[] {
  return toNodes(evaluateAt(at, expression));
}

function variableNamed(variables: Variables, name: string): XPathValue | undefined {
  for (let each = variables; each !== null; each = each.outer) if (each.name === name) return each.value;
  return undefined;
}

export function runAll(instructions: readonly Instruction[], at: At): void {
  let here = at;
  for (const instruction of instructions) here = instruction(here);
}
