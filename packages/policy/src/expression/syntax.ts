/**
 * The syntax tree of a policy expression: C# 7, as far as a method body can use it. Every node knows where it begins, as
 * an offset into the expression's text from its `@` on.
 */
export type Expression =
  | Literal
  | Interpolated
  | { readonly kind: 'name'; readonly name: string; readonly typeArguments: readonly TypeSyntax[]; readonly at: number }
  /** `int`, `string` … in the place of an expression, as in `int.Parse`. */
  | { readonly kind: 'type-name'; readonly type: TypeSyntax; readonly at: number }
  | Member
  | { readonly kind: 'call'; readonly callee: Expression; readonly args: readonly Argument[]; readonly at: number }
  /** `a[b]`; with `conditional`, `a?[b]`. */
  | {
      readonly kind: 'index';
      readonly target: Expression;
      readonly args: readonly Argument[];
      readonly conditional: boolean;
      readonly at: number;
    }
  | New
  | NewArray
  | { readonly kind: 'new-anonymous'; readonly members: readonly NamedValueSyntax[]; readonly at: number }
  | { readonly kind: 'tuple'; readonly elements: readonly NamedValueSyntax[]; readonly at: number }
  | { readonly kind: 'unary'; readonly operator: UnaryOperator; readonly operand: Expression; readonly at: number }
  /** `++` and `--`, before or after. */
  | {
      readonly kind: 'step';
      readonly operator: '++' | '--';
      readonly isPrefix: boolean;
      readonly operand: Expression;
      readonly at: number;
    }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
      readonly at: number;
    }
  | { readonly kind: 'cast'; readonly type: TypeSyntax; readonly operand: Expression; readonly at: number }
  | { readonly kind: 'as'; readonly operand: Expression; readonly type: TypeSyntax; readonly at: number }
  | { readonly kind: 'is'; readonly operand: Expression; readonly pattern: Pattern; readonly at: number }
  | {
      readonly kind: 'conditional';
      readonly test: Expression;
      readonly yes: Expression;
      readonly no: Expression;
      readonly at: number;
    }
  | {
      readonly kind: 'assign';
      /** `=`, or the operator of a compound assignment without its `=`. */
      readonly operator: '=' | BinaryOperator;
      readonly target: Expression;
      readonly value: Expression;
      readonly at: number;
    }
  | Lambda
  | { readonly kind: 'typeof'; readonly type: TypeSyntax; readonly at: number }
  | { readonly kind: 'nameof'; readonly operand: Expression; readonly at: number }
  /** `default(T)`, and `default` alone with `type` null. */
  | { readonly kind: 'default'; readonly type: TypeSyntax | null; readonly at: number }
  | { readonly kind: 'checked'; readonly isChecked: boolean; readonly operand: Expression; readonly at: number }
  | { readonly kind: 'throw-expression'; readonly operand: Expression; readonly at: number }
  | { readonly kind: 'parenthesized'; readonly inner: Expression; readonly at: number }
  | Query;

export type Literal = {
  readonly kind: 'literal';
  readonly at: number;
  readonly value:
    | { readonly kind: 'null' }
    | { readonly kind: 'bool'; readonly value: boolean }
    /** The literal's digits as an integer, and its suffix in lower case (`''`, `u`, `l`, `ul`). */
    | { readonly kind: 'integer'; readonly value: bigint; readonly suffix: '' | 'u' | 'l' | 'ul' }
    /** The literal's text without suffix and `_`; suffix `''` and `d` are double, `f` float, `m` decimal. */
    | { readonly kind: 'real'; readonly text: string; readonly suffix: '' | 'd' | 'f' | 'm' }
    | { readonly kind: 'char'; readonly code: number }
    | { readonly kind: 'string'; readonly value: string };
};

/** `$"…"`: text and holes in turn. */
export type Interpolated = {
  readonly kind: 'interpolated';
  readonly parts: readonly (string | Hole)[];
  readonly at: number;
};
export type Hole = {
  readonly value: Expression;
  readonly alignment: Expression | null;
  /** What follows the colon. */
  readonly format: string | null;
};

/** `a.b`, `a?.b`, `a.b<T>`. A chain after `?.` is skipped whole when its target is null. */
export type Member = {
  readonly kind: 'member';
  readonly target: Expression;
  readonly name: string;
  readonly typeArguments: readonly TypeSyntax[];
  readonly conditional: boolean;
  /** Where the name stands. */
  readonly at: number;
};

export type Argument = {
  /** `name: value`. */
  readonly name: string | null;
  readonly mode: 'value' | 'ref' | 'out';
  /** `out var x` and `out T x`; `out _` is a discard. */
  readonly declares: { readonly type: TypeSyntax | null; readonly name: string } | null;
  /** The value; a `name` node of the declared variable where one is declared. */
  readonly value: Expression;
};

export type New = {
  readonly kind: 'new';
  readonly type: TypeSyntax;
  readonly args: readonly Argument[];
  /** `{ A = 1 }`, `{ 1, 2 }`, `{ { k, v } }`, `{ [k] = v }`. */
  readonly initializer: Initializer | null;
  readonly at: number;
};
export type Initializer =
  | { readonly kind: 'object'; readonly entries: readonly ObjectEntry[] }
  | { readonly kind: 'collection'; readonly elements: readonly (readonly Expression[])[] };
export type ObjectEntry = {
  readonly target:
    | { readonly kind: 'member'; readonly name: string; readonly at: number }
    | { readonly kind: 'index'; readonly args: readonly Expression[]; readonly at: number };
  readonly value: Expression | Initializer;
};

/** `new T[n]`, `new T[] { … }`, `new[] { … }` (`element` null). Jagged arrays have an array type as element. */
export type NewArray = {
  readonly kind: 'new-array';
  readonly element: TypeSyntax | null;
  readonly length: Expression | null;
  readonly elements: readonly Expression[] | null;
  readonly at: number;
};

export type NamedValueSyntax = { readonly name: string | null; readonly value: Expression };

export type UnaryOperator = '+' | '-' | '!' | '~';
export type BinaryOperator =
  | '*'
  | '/'
  | '%'
  | '+'
  | '-'
  | '<<'
  | '>>'
  | '<'
  | '>'
  | '<='
  | '>='
  | '=='
  | '!='
  | '&'
  | '^'
  | '|'
  | '&&'
  | '||'
  | '??';

export type Lambda = {
  readonly kind: 'lambda';
  readonly parameters: readonly { readonly name: string; readonly type: TypeSyntax | null }[];
  readonly body: Expression | Block;
  readonly at: number;
};

/** What follows `is` and `case`. */
export type Pattern =
  | { readonly kind: 'type'; readonly type: TypeSyntax; readonly name: string | null; readonly at: number }
  | { readonly kind: 'constant'; readonly value: Expression; readonly at: number }
  | { readonly kind: 'var'; readonly name: string; readonly at: number };

/** `from x in xs where … orderby … select …`. */
export type Query = { readonly kind: 'query'; readonly clauses: readonly QueryClause[]; readonly at: number };
export type QueryClause =
  | {
      readonly kind: 'from';
      readonly type: TypeSyntax | null;
      readonly name: string;
      readonly source: Expression;
      readonly at: number;
    }
  | { readonly kind: 'let'; readonly name: string; readonly value: Expression; readonly at: number }
  | { readonly kind: 'where'; readonly test: Expression; readonly at: number }
  | {
      readonly kind: 'join';
      readonly name: string;
      readonly source: Expression;
      readonly left: Expression;
      readonly right: Expression;
      readonly into: string | null;
      readonly at: number;
    }
  | {
      readonly kind: 'orderby';
      readonly keys: readonly { readonly value: Expression; readonly descending: boolean }[];
      readonly at: number;
    }
  | { readonly kind: 'select'; readonly value: Expression; readonly into: string | null; readonly at: number }
  | {
      readonly kind: 'group';
      readonly value: Expression;
      readonly by: Expression;
      readonly into: string | null;
      readonly at: number;
    };

/** A type as it is written. */
export type TypeSyntax =
  /** `System.Collections.Generic.List<int>`: the dotted name, and the arguments of its last part. */
  | { readonly kind: 'named'; readonly name: string; readonly args: readonly TypeSyntax[]; readonly at: number }
  | { readonly kind: 'array'; readonly element: TypeSyntax; readonly at: number }
  | { readonly kind: 'nullable'; readonly of: TypeSyntax; readonly at: number }
  | {
      readonly kind: 'tuple';
      readonly elements: readonly { readonly type: TypeSyntax; readonly name: string | null }[];
      readonly at: number;
    }
  /** `var`. */
  | { readonly kind: 'var'; readonly at: number };

export type Block = { readonly kind: 'block'; readonly statements: readonly Statement[]; readonly at: number };

export type Statement =
  | Block
  | { readonly kind: 'expression'; readonly value: Expression; readonly at: number }
  | Declaration
  | {
      readonly kind: 'deconstruct';
      readonly targets: readonly { readonly type: TypeSyntax | null; readonly name: string }[];
      readonly value: Expression;
      readonly at: number;
    }
  | {
      readonly kind: 'if';
      readonly test: Expression;
      readonly yes: Statement;
      readonly no: Statement | null;
      readonly at: number;
    }
  | { readonly kind: 'while'; readonly test: Expression; readonly body: Statement; readonly at: number }
  | { readonly kind: 'do'; readonly test: Expression; readonly body: Statement; readonly at: number }
  | {
      readonly kind: 'for';
      readonly begin: readonly Statement[];
      readonly test: Expression | null;
      readonly step: readonly Expression[];
      readonly body: Statement;
      readonly at: number;
    }
  | {
      readonly kind: 'foreach';
      readonly type: TypeSyntax;
      readonly name: string;
      readonly source: Expression;
      readonly body: Statement;
      readonly at: number;
    }
  | { readonly kind: 'return'; readonly value: Expression | null; readonly at: number }
  | { readonly kind: 'break'; readonly at: number }
  | { readonly kind: 'continue'; readonly at: number }
  | { readonly kind: 'throw'; readonly value: Expression | null; readonly at: number }
  | Try
  /** `using (var x = …) body` and `using (expression) body`. */
  | {
      readonly kind: 'using';
      readonly resource: Declaration | Expression;
      readonly body: Statement;
      readonly at: number;
    }
  | Switch
  | LocalFunction
  | { readonly kind: 'checked-block'; readonly isChecked: boolean; readonly body: Block; readonly at: number }
  | { readonly kind: 'lock'; readonly value: Expression; readonly body: Statement; readonly at: number }
  | { readonly kind: 'empty'; readonly at: number };

export type Declaration = {
  readonly kind: 'declare';
  readonly isConst: boolean;
  readonly type: TypeSyntax;
  readonly variables: readonly {
    readonly name: string;
    readonly value: Expression | ArrayInitializer | null;
    readonly at: number;
  }[];
  readonly at: number;
};
/** `{ 1, 2 }` after `int[] a =`. */
export type ArrayInitializer = {
  readonly kind: 'array-initializer';
  readonly elements: readonly Expression[];
  readonly at: number;
};

export type Try = {
  readonly kind: 'try';
  readonly body: Block;
  readonly catches: readonly {
    readonly type: TypeSyntax | null;
    readonly name: string | null;
    readonly filter: Expression | null;
    readonly body: Block;
    readonly at: number;
  }[];
  readonly finally: Block | null;
  readonly at: number;
};

export type Switch = {
  readonly kind: 'switch';
  readonly value: Expression;
  readonly sections: readonly {
    readonly labels: readonly SwitchLabel[];
    readonly statements: readonly Statement[];
  }[];
  readonly at: number;
};
export type SwitchLabel =
  | { readonly kind: 'case'; readonly pattern: Pattern; readonly when: Expression | null; readonly at: number }
  | { readonly kind: 'default'; readonly at: number };

export type LocalFunction = {
  readonly kind: 'local-function';
  readonly returns: TypeSyntax;
  readonly name: string;
  readonly typeParameters: readonly string[];
  readonly parameters: readonly {
    readonly type: TypeSyntax;
    readonly name: string;
    readonly mode: 'value' | 'ref' | 'out';
    readonly otherwise: Expression | null;
  }[];
  readonly body: Block | Expression;
  readonly at: number;
};

/** What stands between the brackets: `@( expression )` or `@{ statements }`. */
export type ExpressionBody = Expression | Block;
