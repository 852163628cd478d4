export * from './document/element.ts';
export { parseDocument } from './document/parse.ts';
export { printDocument } from './document/print.ts';
export { compilePolicies, type CompiledPolicies, type PolicySet, type ProgramContext } from './policy-set.ts';
export * from './program/effect.ts';
export * from './program/exchange.ts';
export * from './program/operand.ts';
export * from './program/step.ts';
