export * from './program/effect.ts';
export * from './program/exchange.ts';
export * from './program/operand.ts';
export * from './program/step.ts';
