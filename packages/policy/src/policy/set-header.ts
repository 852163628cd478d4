import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { required } from '../shape/attribute.ts';
import { name as nameKind } from '../shape/kind.ts';
import { many, shape } from '../shape/shape.ts';
import { existsAction } from './part/exists-action.ts';
import { anyText } from './part/value.ts';
import type { CompileWork } from '../define.ts';
import type { Headers } from '../http/headers.ts';
import {
  addHeader,
  dropHeader,
  headerText,
  headerValues,
  isPolicyHeader,
  setHeader as putHeader,
} from '../http/headers.ts';
import { listed, mapped } from '../program/operand.ts';
import type { Config } from '../shape/shape.ts';

const config = shape({
  attributes: { name: required(nameKind), 'exists-action': existsAction },
  children: { value: many(anyText) },
});

/** `<set-header>`: sets, adds or removes a header. */
export const setHeader: Policy = definePolicy({
  name: 'set-header',
  doc: 'https://learn.microsoft.com/azure/api-management/set-header-policy',
  sections: everySection,
  shape: config,
  drills: true,
  compile: compileSetHeader,
});

function compileSetHeader({ attributes, children }: Config<typeof config>, work: CompileWork): void {
  const { name, 'exists-action': action } = attributes;
  const header = mapped(name, (field) => ({ field, isFree: isPolicyHeader(field) }));
  const values = listed(children.value.map(({ text }) => text));
  const { target } = work;
  const deletesEmpty = work.settings.overrideWithoutValueDeletes;
  const reads = [header, action, values].flatMap((operand) => operand.reads);
  work.pure(reads, (exchange) => {
    const { headers } = target.of(exchange);
    const { field, isFree } = header.of(exchange);
    const how = action.of(exchange);
    if (!isFree || (how === 'delete' && field.toLowerCase() === 'server')) {
      exchange.notes?.push(
        `${field} ${isFree ? 'cannot be removed' : 'belongs to the connection'} and is left as it is`,
      );
      return;
    }
    if (how === 'delete') dropHeader(headers, field);
    else if (how !== 'skip' || headerValues(headers, field).length === 0)
      put(headers, field, { appends: how === 'append', texts: values.of(exchange), deletesEmpty });
    exchange.notes?.push(`${field}: ${headerText(headers, field) ?? '(removed)'}`);
  });
}

type Put = { readonly appends: boolean; readonly texts: readonly string[]; readonly deletesEmpty: boolean };

function put(headers: Headers, field: string, { appends, texts, deletesEmpty }: Put): void {
  if (appends) {
    if (texts.length > 0) addHeader(headers, field, texts);
  } else if (texts.length === 0 && deletesEmpty) dropHeader(headers, field);
  else putHeader(headers, field, texts);
}
