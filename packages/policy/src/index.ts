export * from './document/element.ts';
export { parseDocument } from './document/parse.ts';
export { printDocument } from './document/print.ts';
export {
  checkDocument,
  compilePolicies,
  type CompiledPolicies,
  type PolicySet,
  type ProgramContext,
} from './policy-set.ts';
export * from './program/effect.ts';
export * from './program/exchange.ts';
export * from './program/operand.ts';
export { runProgram, type Ending, type Reply, type World } from './program/run-program.ts';
export * from './program/step.ts';
