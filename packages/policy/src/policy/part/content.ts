import type { CompileWork } from '../../define.ts';
import type { ContentDescription } from '../../description.ts';
import { contentOf, mediaType, responseOf } from '../../description.ts';
import { bodyLength, bodyText } from '../../http/body.ts';
import { headerText } from '../../http/headers.ts';
import type { Exchange } from '../../program/exchange.ts';
import type { Operand } from '../../program/operand.ts';
import type { BodyMistake, BodySchema } from './body-check.ts';
import { bodySchema, checkXml, jsonChecker } from './body-check.ts';
import type { Finding, Judged } from './finding.ts';
import type { ValidationAction } from './validation-action.ts';

export type ContentRules = {
  readonly sizeMax: Operand<number>;
  readonly sizeAction: Operand<ValidationAction>;
  readonly unspecifiedAction: Operand<ValidationAction>;
  readonly map: ContentTypeMap;
  readonly contents: readonly ContentRule[];
};

export type ContentTypeMap = {
  readonly any: string | null;
  readonly missing: string | null;
  readonly types: readonly {
    readonly from: Operand<string> | null;
    readonly when: Operand<boolean> | null;
    readonly to: Operand<string>;
  }[];
};

export type ContentRule = {
  /** `null`: every type that is described. */
  readonly type: Operand<string> | null;
  readonly 'validate-as': Operand<'json' | 'xml' | 'soap'>;
  readonly 'schema-id': Operand<string> | null;
  readonly 'schema-ref': Operand<string> | null;
  readonly action: Operand<ValidationAction>;
  readonly 'allow-additional-properties': Operand<boolean> | null;
  readonly 'case-insensitive-property-names': Operand<boolean>;
};

/** What is wrong with the body of the message that a policy works on. */
export function contentFindings(work: CompileWork, rules: ContentRules): (exchange: Exchange) => readonly Judged[] {
  const { target } = work;
  const isRequest = target.kind === 'request';
  const side = isRequest ? 'RequestBody' : 'ResponseBody';
  const check = bodyChecker(work);
  return (exchange) => {
    const { body, headers } = target.of(exchange);
    const size = bodyLength(body);
    const sizeMax = rules.sizeMax.of(exchange);
    if (size > sizeMax) {
      const whose = isRequest ? "Request's" : "Response's";
      const details = `${whose} body is ${size} bytes long and it exceeds the configured limit of ${sizeMax} bytes.`;
      const said = details.replace('configured limit', 'limit');
      return [{ name: '', type: side, rule: 'SizeLimit', details, said, action: rules.sizeAction.of(exchange) }];
    }
    const type = mappedType(exchange, rules.map, headerText(headers, 'Content-Type'));
    if (type === '' && size === 0) return [];
    const described = describedContent(work, exchange, type);
    const fitting = rules.contents.filter((rule) => isFor(exchange, rule, { type, described, work }));
    if (fitting.length === 0) {
      const details = `Unspecified content type ${type} is not allowed.`;
      const action = rules.unspecifiedAction.of(exchange);
      return [{ name: type, type: side, rule: 'Unspecified', details, said: details, action }];
    }
    const text = bodyText(body);
    return fitting.flatMap((rule) => {
      const finding = check(exchange, rule, { type, described, text });
      return finding === null ? [] : [{ ...finding, action: rule.action.of(exchange) }];
    });
  };
}

/** The content type that a message counts as. */
function mappedType(exchange: Exchange, { any, missing, types }: ContentTypeMap, header: string | null): string {
  const own = mediaType(header);
  const mapped = types.find(({ from, when }) =>
    from === null ? when?.of(exchange) === true : mediaType(from.of(exchange)) === own,
  );
  if (mapped !== undefined) return mediaType(mapped.to.of(exchange));
  if (any !== null) return mediaType(any);
  return own === '' ? mediaType(missing) : own;
}

function describedContent(
  { context, target }: CompileWork,
  exchange: Exchange,
  type: string,
): ContentDescription | null {
  const { description } = context;
  if (target.kind === 'request') return contentOf(description?.requestBody?.content, type);
  return contentOf(responseOf(description, target.of(exchange).status)?.content, type);
}

type Fit = { readonly type: string; readonly described: ContentDescription | null; readonly work: CompileWork };

/** A rule without a type is for what is described; where nothing is, for everything if it brings its own schema. */
function isFor(exchange: Exchange, rule: ContentRule, { type, described, work }: Fit): boolean {
  const own = mediaType(rule.type?.of(exchange) ?? '');
  if (own !== '') return own === type;
  return described !== null || (work.context.description === undefined && rule['schema-id'] !== null);
}

type Sent = { readonly type: string; readonly described: ContentDescription | null; readonly text: string };

function bodyChecker(work: CompileWork): (exchange: Exchange, rule: ContentRule, sent: Sent) => Finding | null {
  const checkJson = jsonChecker(work);
  const isRequest = work.target.kind === 'request';
  return (exchange, rule, { type, described, text }) => {
    const id = rule['schema-id']?.of(exchange) ?? null;
    const ref = rule['schema-ref']?.of(exchange) ?? null;
    const schema = bodySchema(work, { id, ref }, described?.schema);
    const as = rule['validate-as'].of(exchange);
    const reading = {
      additional: rule['allow-additional-properties']?.of(exchange) ?? null,
      foldsNames: rule['case-insensitive-property-names'].of(exchange),
    };
    const mistake =
      as === 'json' ? checkJson(exchange.rt, text, { schema, reading }) : checkXml(exchange.rt, text, as === 'soap');
    return mistake === null ? null : findingOf(mistake, schema, { type, isRequest });
  };
}

type At = { readonly type: string; readonly isRequest: boolean };

function findingOf(mistake: BodyMistake, { name }: BodySchema, { type, isRequest }: At): Finding {
  const side = isRequest ? 'RequestBody' : 'ResponseBody';
  const what = isRequest ? 'request' : 'response';
  switch (mistake.kind) {
    case 'incorrect': {
      const { message, line, position } = mistake;
      const details = `Body of the ${what} does not conform to the definition ${name}, which is associated with the content type ${type}. ${message} Line: ${line}, Position: ${position}`;
      return { name: type, type: side, rule: 'IncorrectMessage', details, said: details };
    }
    case 'noSchema': {
      const details = "API's schema does not exist or it could not be resolved.";
      return { name: '', type: 'ApiSchema', rule: '', details, said: null };
    }
    case 'noDefinition': {
      const details = `API's schema does not contain definition ${name}, which is associated with the content type ${type}.`;
      return { name: type, type: side, rule: 'MissingDefinition', details, said: null };
    }
    case 'unchecked': {
      const details = `Body of the ${what} cannot be validated for the content type ${type}. ${mistake.message}`;
      return { name: '', type: side, rule: 'ValidationException', details, said: null };
    }
  }
}
