export {
  checkPolicyFile,
  type PolicyFileOptions,
  type PolicyFileResult,
  type PolicyProblem,
} from './check-policy-file.ts';
export * from './define.ts';
export { comparePolicies } from './document/diff/compare-policies.ts';
export * from './document/element.ts';
export { parseDocument } from './document/parse.ts';
export { printDocument } from './document/print.ts';
export type { Limits } from './dotnet/runtime.ts';
export type { NetValue } from './dotnet/value.ts';
export { defaultLimits } from './dotnet/runtime.ts';
export { expressionTypes } from './expression/compile.ts';
export * from './http/body.ts';
export * from './http/headers.ts';
export * from './http/message.ts';
export * from './http/url.ts';
export {
  checkDocument,
  compilePolicies,
  type CompiledPolicies,
  type PolicyOptions,
  type PolicySet,
  type ProgramContext,
} from './policy-set.ts';
export { advance, caught, type Waiting } from './program/advance.ts';
export { carryOut } from './program/carry-out.ts';
export { createExchange, type ExchangeOptions } from './program/create-exchange.ts';
export * from './program/effect.ts';
export * from './program/exchange.ts';
export * from './program/facts.ts';
export * from './program/operand.ts';
export { runFork } from './program/fork.ts';
export { createRun, type Run } from './program/run.ts';
export { runProgram, type Ending } from './program/run-program.ts';
export { defaultSettings, type PolicySettings } from './program/settings.ts';
export * from './program/step.ts';
export * from './program/world.ts';
export * from './run/run-request.ts';
export { runPolicies, type RunOptions, type RunReport } from './run/run-policies.ts';
export { readSetting } from './run/read-setting.ts';
export { type RunDocuments } from './run/snapshot-of.ts';
