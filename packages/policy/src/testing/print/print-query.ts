import { printName, printType } from './print-type.ts';
import type { Printer } from './printer.ts';
import type { Query, QueryClause } from '../../expression/syntax.ts';

export function printQuery({ operand }: Printer, { clauses }: Query): string {
  return clauses.map((clause) => printClause({ operand }, clause)).join(' ');
}

function printClause({ operand }: Pick<Printer, 'operand'>, clause: QueryClause): string {
  switch (clause.kind) {
    case 'from': {
      const type = clause.type === null ? '' : `${printType(clause.type)} `;
      return `from ${type}${printName(clause.name)} in ${operand(clause.source)}`;
    }
    case 'let':
      return `let ${printName(clause.name)} = ${operand(clause.value)}`;
    case 'where':
      return `where ${operand(clause.test)}`;
    case 'join':
      return (
        `join ${printName(clause.name)} in ${operand(clause.source)} on ${operand(clause.left)} ` +
        `equals ${operand(clause.right)}${printInto(clause.into)}`
      );
    case 'orderby':
      return `orderby ${clause.keys.map(({ value, descending }) => operand(value) + (descending ? ' descending' : '')).join(', ')}`;
    case 'select':
      return `select ${operand(clause.value)}${printInto(clause.into)}`;
    case 'group':
      return `group ${operand(clause.value)} by ${operand(clause.by)}${printInto(clause.into)}`;
  }
}

function printInto(name: string | null): string {
  return name === null ? '' : ` into ${printName(name)}`;
}
