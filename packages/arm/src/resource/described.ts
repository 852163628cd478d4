import type { Example, Json, OperationResponse, Parameter, Representation } from '@keelgate/model';
import type { Value } from '../template/value.ts';
import { entryOf } from '../template/value.ts';
import { itemsIn, itemsOf, plainIn, plainOf, textIn } from './member.ts';

/** Parameters as an operation's resource lists them. */
export function parametersOf(value: Value | undefined): readonly Parameter[] {
  return itemsOf(value).map((item) => ({
    name: textIn(item, 'name') ?? '',
    type: textIn(item, 'type') ?? 'string',
    required: plainIn(item, 'required') === true,
    description: textIn(item, 'description'),
    defaultValue: plainIn(item, 'defaultValue') ?? null,
    values: itemsIn(item, 'values').map((value) => plainOf(value) ?? null),
    schemaId: textIn(item, 'schemaId'),
    typeName: textIn(item, 'typeName'),
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
export function representationsOf(value: Value | undefined): readonly Representation[] {
  return itemsOf(value).map((item) => ({
    contentType: textIn(item, 'contentType') ?? '',
    schemaId: textIn(item, 'schemaId'),
    typeName: textIn(item, 'typeName'),
    formParameters: parametersOf(entryOf(item, 'formParameters')),
    examples: examplesOf(item),
  }));
}

/** Newer versions have examples by name, older ones one `sample`. */
function examplesOf(item: Value): readonly Example[] {
  const examples = entryOf(item, 'examples');
  if (examples?.kind === 'map') {
    return [...examples.entries].map(([name, example]) => ({
      name,
      summary: textIn(example, 'summary'),
      value: plainIn(example, 'value') ?? null,
    }));
  }
  const sample = plainIn(item, 'sample');
  return sample === undefined || sample === null ? [] : [{ name: 'sample', summary: null, value: sample }];
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

export function responsesOf(value: Value | undefined): readonly OperationResponse[] {
  return itemsOf(value).map((item) => ({
    status: Number(plainIn(item, 'statusCode') ?? 0) || 0,
    description: textIn(item, 'description'),
    headers: parametersOf(entryOf(item, 'headers')),
    representations: representationsOf(entryOf(item, 'representations')),
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
