import type { CompileWork } from '../../define.ts';
import { fromPlain } from '../../dotnet/json/plain.ts';
import type { Exchange } from '../../program/exchange.ts';
import { PolicyFailure } from '../../program/failure.ts';
import type { ValidationAction } from './validation-action.ts';

/** Something that is not as the description of the API has it. Source: the validation policies' errors. */
export type Finding = {
  /** The parameter, header, status or content type that it is about; empty where it is about none. */
  readonly name: string;
  readonly type:
    | 'RequestBody'
    | 'ResponseBody'
    | 'QueryParameter'
    | 'PathParameter'
    | 'RequestHeader'
    | 'ResponseHeader'
    | 'StatusCode'
    | 'ApiSchema';
  readonly rule:
    | ''
    | 'SizeLimit'
    | 'Unspecified'
    | 'MissingDefinition'
    | 'IncorrectMessage'
    | 'ValidationException'
    | 'ValidationError';
  /** For whoever owns the API. */
  readonly details: string;
  /** For the caller; `null`: that it is none of the caller's business. */
  readonly said: string | null;
};

export type Judged = Finding & { readonly action: ValidationAction };

const nothingSaid = 'The request could not be processed due to an internal error. Contact the API owner.';

/** Keeps what was found in a variable, and stops the normal flow where something of it is to be prevented. */
export function reportFindings(
  work: CompileWork,
  exchange: Exchange,
  { findings, variable }: { readonly findings: readonly Judged[]; readonly variable: string | null },
): void {
  const counted = findings.filter(({ action }) => action !== 'ignore');
  for (const { details, action } of counted) exchange.notes?.push(`${action}: ${details}`);
  if (variable !== null && counted.length > 0) exchange.variables.set(variable, fromPlain(counted.map(asJson)));
  const prevented = counted.find(({ action }) => action === 'prevent');
  if (prevented === undefined) return;
  const isRequest = work.target.kind === 'request';
  throw new PolicyFailure(
    work.error({
      reason: isRequest ? 'Bad request' : 'Response not allowed',
      status: isRequest ? 400 : 502,
      message: prevented.details,
      publicMessage: isRequest ? (prevented.said ?? nothingSaid) : nothingSaid,
    }),
  );
}

/** As the documentation has it, in JSON: expressions could not say the type of anything else. */
function asJson({ name, type, rule, details, action }: Judged): unknown {
  return { Name: name, Type: type, ValidationRule: rule, Details: details, Action: action };
}
