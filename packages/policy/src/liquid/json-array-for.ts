import { evalToken, Hash } from 'liquidjs';
import type { Context, Emitter, Liquid, TagToken, Template, Tokenizer, TopLevelToken, ValueToken } from 'liquidjs';
import { LiquidFailure } from './failure.ts';
import { listOf, numberOf } from './filter-value.ts';

/** A tag that is declared by a record. */
type TagDeclaration = Exclude<Parameters<Liquid['registerTag']>[1], new (...args: never[]) => unknown>;

/** What a tag knows of one of its uses. */
type Use = {
  readonly tokenizer: Tokenizer;
  variable: string;
  collection: ValueToken;
  hash: Hash;
  templates: Template[];
};

/**
 * `{% JSONArrayFor x in list %}…{% endJSONArrayFor %}`: a loop that puts commas between what its rounds print. Of an XML
 * element it takes the child elements.
 */
export const jsonArrayFor: TagDeclaration = {
  parse(token: TagToken, rest: TopLevelToken[]): void {
    const use = this as unknown as Use;
    const variable = use.tokenizer.readIdentifier();
    const word = use.tokenizer.readIdentifier();
    const collection = use.tokenizer.readValue();
    if (variable.size() === 0 || word.content !== 'in' || collection === undefined)
      throw new LiquidFailure(
        "Liquid syntax error: Syntax Error in 'JSONArrayFor' tag - Valid syntax: JSONArrayFor [item] in [collection]",
      );
    use.variable = variable.content;
    use.collection = collection;
    use.hash = new Hash(use.tokenizer);
    use.templates = [];
    const stream = this.liquid.parser.parseStream(rest);
    stream
      .on('tag:endJSONArrayFor', () => stream.stop())
      .on('template', (template: Template) => use.templates.push(template))
      .on('end', () => {
        throw new Error(`tag ${token.getText()} not closed`);
      });
    stream.start();
  },
  *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const { variable, collection, hash, templates } = this as unknown as Use;
    const options = (yield hash.render(context)) as { readonly [name: string]: unknown };
    const all = listOf(yield evalToken(collection, context));
    const from = numberOf(options['offset']);
    const items = all.slice(from, options['limit'] === undefined ? undefined : from + numberOf(options['limit']));
    const scope: { [name: string]: unknown } = Object.create(null) as { [name: string]: unknown };
    context.push(scope);
    for (const [index, item] of items.entries()) {
      scope[variable] = item;
      scope['forloop'] = round(index, items.length);
      if (index > 0) emitter.write(',');
      yield this.liquid.renderer.renderTemplates(templates, context, emitter);
      if (context.breakCalled) break;
      context.continueCalled = false;
    }
    context.breakCalled = false;
    context.continueCalled = false;
    context.pop();
  },
};

function round(index: number, length: number): object {
  return {
    index: index + 1,
    index0: index,
    first: index === 0,
    last: index === length - 1,
    length,
    rindex: length - index,
    rindex0: length - index - 1,
  };
}
