import type { Example, Json, OperationResponse, Parameter, Representation } from '@keelgate/model';
import type { Value } from '../template/value.ts';
import type { Body } from './body.ts';
import { plainIn, plainOf, textIn } from './member.ts';

/** Parameters as an operation's resource lists them. */
export function parametersOf(items: readonly Body[]): readonly Parameter[] {
  return items.map((item) => ({
    name: item.text('name') ?? '',
    type: item.text('type') ?? 'string',
    required: item.flag('required', false),
    description: item.text('description'),
    defaultValue: plainOf(item.value('defaultValue')) ?? null,
    values: item.list('values').map((value) => plainOf(value) ?? null),
    schemaId: item.text('schemaId'),
    typeName: item.text('typeName'),
  }));
}

export function writeParameter(parameter: Parameter): Json {
  const { name, type, required, description, defaultValue, values, schemaId, typeName } = parameter;
  return {
    name,
    type,
    required,
    ...given({ description, defaultValue, schemaId, typeName }),
    ...(values.length === 0 ? {} : { values }),
  };
}

/** Bodies, one for each content type. */
export function representationsOf(items: readonly Body[]): readonly Representation[] {
  return items.map((item) => ({
    contentType: item.text('contentType') ?? '',
    schemaId: item.text('schemaId'),
    typeName: item.text('typeName'),
    formParameters: parametersOf(item.items('formParameters')),
    examples: examplesOf(item.value('examples')),
  }));
}

/** In the order in which JavaScript keeps them, so that they come back in it. */
function examplesOf(examples: Value | undefined): readonly Example[] {
  if (examples?.kind !== 'map') return [];
  return Object.entries(Object.fromEntries(examples.entries)).map(([name, example]) => ({
    name,
    summary: textIn(example, 'summary'),
    value: plainIn(example, 'value') ?? null,
  }));
}

export function writeRepresentation(representation: Representation): Json {
  const { contentType, schemaId, typeName, formParameters, examples } = representation;
  return {
    contentType,
    ...given({ schemaId, typeName }),
    ...(formParameters.length === 0 ? {} : { formParameters: formParameters.map(writeParameter) }),
    ...(examples.length === 0
      ? {}
      : {
          examples: Object.fromEntries(
            examples.map(({ name, summary, value }) => [name, { ...given({ summary }), value }]),
          ),
        }),
  };
}

export function responsesOf(items: readonly Body[]): readonly OperationResponse[] {
  return items.map((item) => ({
    // `default` is 0.
    status: /^default$/i.test(item.text('statusCode') ?? '') ? 0 : (item.number('statusCode') ?? 0),
    description: item.text('description'),
    headers: parametersOf(item.items('headers')),
    representations: representationsOf(item.items('representations')),
  }));
}

export function writeResponse({ status, description, headers, representations }: OperationResponse): Json {
  return {
    statusCode: status,
    ...given({ description }),
    ...(headers.length === 0 ? {} : { headers: headers.map(writeParameter) }),
    ...(representations.length === 0 ? {} : { representations: representations.map(writeRepresentation) }),
  };
}

/** The members that are not `null`. */
export function given(members: { readonly [name: string]: Json }): { readonly [name: string]: Json } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}
