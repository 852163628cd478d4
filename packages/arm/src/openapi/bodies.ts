import type { Parameter, Representation } from '@keelgate/model';
import { exampleOfSchema, examplesOf } from './examples.ts';
import type { Described } from './parameters.ts';
import { formParametersOf, parameterOf } from './parameters.ts';
import type { Reader, Spot } from './reader.ts';
import { complain, items, member, members, text } from './reader.ts';
import { resolved } from './reference.ts';
import type { SchemaDocument } from './schema-document.ts';
import { noType } from './schema-document.ts';

/** Bodies of 3.x, one for each content type; `wanted` names the type of one that is inline. */
export function contentOf(
  reader: Reader,
  owner: Spot | undefined,
  types: SchemaDocument,
  wanted: (contentType: string) => string,
): readonly Representation[] {
  return members(reader, member(owner, 'content')).flatMap(([contentType, item]) => {
    const media = resolved(reader, item);
    if (media === null) return [];
    // Checked for its shape here: what is no object has no members.
    members(reader, media);
    const schema = member(media, 'schema') ?? member(media, 'itemSchema');
    return [
      {
        contentType,
        ...(isForm(contentType) ? noType : types.link(schema, wanted(contentType))),
        formParameters: isForm(contentType) ? formParametersOf(reader, schema) : [],
        examples: examplesOf(reader, media, schema),
      },
    ];
  });
}

/** Bodies that an operation of 2.0 takes: its one parameter `body`, or its form, in each type that it consumes. */
export function bodiesOf2(
  reader: Reader,
  operation: Spot,
  parameters: readonly Described[],
  link: { readonly types: SchemaDocument; readonly wanted: string },
): readonly Representation[] {
  const [body, second] = parameters.filter(({ in: where }) => where === 'body');
  const form = parameters.filter(({ in: where }) => where === 'formData');
  const extra = second ?? (body === undefined ? undefined : form[0]);
  if (extra !== undefined) {
    const message = `"${extra.name}" is a second body, expected one parameter in body, or a form`;
    complain(reader, extra.spot, { code: 'duplicate-parameter', message });
  }
  if (body !== undefined) {
    const schema = member(body.spot, 'schema');
    const about = { ...link.types.link(schema, link.wanted), formParameters: [] };
    const examples = exampleOfSchema(reader, schema);
    return typesOf(reader, operation, 'consumes', 'application/json').map((contentType) => ({
      contentType,
      ...about,
      examples,
    }));
  }
  return form.length === 0 ? [] : formOf2(reader, operation, form);
}

function formOf2(reader: Reader, operation: Spot, form: readonly Described[]): readonly Representation[] {
  const formParameters: readonly Parameter[] = form.map((parameter) => parameterOf(reader, parameter, null, ''));
  const hasFile = formParameters.some(({ type }) => type === 'file');
  const standard = hasFile ? 'multipart/form-data' : 'application/x-www-form-urlencoded';
  const consumed = typesOf(reader, operation, 'consumes', standard).filter(isForm);
  return (consumed.length === 0 ? [standard] : consumed).map((contentType) => ({
    contentType,
    ...noType,
    formParameters,
    examples: [],
  }));
}

/** The content types of an operation of 2.0: its own, else those of the description. */
export function typesOf(
  reader: Reader,
  operation: Spot,
  name: 'consumes' | 'produces',
  standard: string,
): readonly string[] {
  const list = member(operation, name) ?? member(reader.root, name);
  const found = items(reader, list).flatMap((item) => text(reader, item) ?? []);
  return found.length === 0 ? [standard] : [...new Set(found)];
}

function isForm(contentType: string): boolean {
  return /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(contentType);
}
