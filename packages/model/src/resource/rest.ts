/** Plain JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/**
 * What a resource says that the model gives no meaning to, so that nothing is lost: members of its ARM body, nested as they
 * were written (`{ properties: { description: 'Orders' }, tags: { team: 'shop' } }`). It is kept in the form of a template:
 * a text such as `[reference('x').y]` is an expression that only a deployment can work out, and `[[a]` stands for `[a]`.
 * A member that is here goes before what the model says of it.
 */
export type Rest = { readonly [name: string]: Json };
