import type { OperationResponse, Representation } from '@keelgate/model';
import { contentOf, typesOf } from './bodies.ts';
import { exampleOfSchema } from './examples.ts';
import { headersOf } from './parameters.ts';
import type { Reader, Spot } from './reader.ts';
import { complain, jsonOf, member, members, text, warnOnce } from './reader.ts';
import { resolved } from './reference.ts';
import type { SchemaDocument } from './schema-document.ts';
import { contentName } from './type-name.ts';

type Owner = { readonly operation: Spot; readonly types: SchemaDocument; readonly prefix: string };

/** What an operation answers, by status. */
export function responsesOf(reader: Reader, owner: Owner): readonly OperationResponse[] {
  const all = members(reader, member(owner.operation, 'responses')).filter(([status]) => !status.startsWith('x-'));
  const plainly = new Set(all.map(([status]) => status));
  return all.flatMap(([status, item]) => {
    const number = statusOf(reader, status, item);
    const isKnown = number !== null && !(isRange(status) && plainly.has(String(number)));
    const spot = isKnown ? resolved(reader, item) : null;
    if (number === null || spot === null) return [];
    if (member(spot, 'links') !== undefined)
      warnOnce(reader, 'links', spot, { code: 'not-imported', message: 'links are not imported' });
    const prefix = `${owner.prefix}${number === 0 ? 'default' : number}`;
    members(reader, spot);
    return [
      {
        status: number,
        description: text(reader, member(spot, 'description')),
        headers: headersOf(reader, member(spot, 'headers'), owner.types, prefix),
        representations:
          reader.format === 'swagger-2.0'
            ? bodiesOf2(reader, spot, { ...owner, prefix })
            : contentOf(reader, spot, owner.types, (type) => `${prefix}${contentName(type)}Response`),
      },
    ];
  });
}

function isRange(status: string): boolean {
  return /^[1-5]XX$/i.test(status);
}

/** API Management has one number for each response; `default` is none. */
function statusOf(reader: Reader, status: string, spot: Spot): number | null {
  if (status === 'default') return 0;
  if (/^[1-5]\d\d$/.test(status)) return Number(status);
  if (!isRange(status) || reader.format === 'swagger-2.0') {
    const ranges = reader.format === 'swagger-2.0' ? '' : ', 4XX';
    const message = `"${status.slice(0, 40)}" is no status, expected one such as 200${ranges}, or default`;
    complain(reader, spot, { code: 'status', message }, 'key');
    return null;
  }
  const first = Number(status[0]) * 100;
  const message = `API Management knows no ranges of statuses: ${status} is taken as ${first}`;
  warnOnce(reader, 'ranges', spot, { code: 'status-range', message });
  return first;
}

/** In 2.0 a response has one schema, which holds for all types that the operation produces, and examples by type. */
function bodiesOf2(reader: Reader, response: Spot, { operation, types, prefix }: Owner): readonly Representation[] {
  const schema = member(response, 'schema');
  const examples = new Map(members(reader, member(response, 'examples')));
  const produced = schema === undefined ? [] : typesOf(reader, operation, 'produces', 'application/json');
  return [...new Set([...produced, ...examples.keys()])].map((contentType) => {
    const example = examples.get(contentType);
    return {
      contentType,
      ...types.link(schema, `${prefix}${contentName(contentType)}Response`),
      formParameters: [],
      examples:
        example === undefined
          ? exampleOfSchema(reader, schema)
          : [{ name: 'default', summary: null, value: jsonOf(reader, example.value) }],
    };
  });
}
