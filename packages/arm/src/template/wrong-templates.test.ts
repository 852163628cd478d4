import { describe, expect, it } from 'vitest';
import { deployJson } from './testing/deploy-json.ts';

/** `«` stands where the fault is; the rest of the template is right. */
function template(marked: string): { readonly text: string; readonly line: number; readonly column: number } {
  const at = marked.indexOf('«');
  const before = marked.slice(0, at).split('\n');
  return { text: marked.replace('«', ''), line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

const api = `"type": "Microsoft.ApiManagement/service/apis", "name": "s/a"`;

/** A resource with this property, on a line of its own. */
function property(json: string): string {
  return `{ "variables": { "list": [1, 2], "object": { "path": "x" } },
  "resources": [{ ${api}, "properties": {
    "x": ${json}
  } }] }`;
}

/** A template with this parameter, which a resource uses. */
function parameter(json: string, more = ''): string {
  return `{ ${more}"parameters": {
    "p": ${json}
  },
  "resources": [{ ${api}, "properties": { "x": "[parameters('p')]" } }] }`;
}

function resources(json: string, more = ''): string {
  return `{ ${more}"resources": [
  ${json}
] }`;
}

const deploymentType = '"type": "Microsoft.Resources/deployments"';

describe('an expression', () => {
  it.each<[string, string, RegExp]>([
    [`"[concat('a'«]"`, 'arm/wrong-expression', /found the end, expected "," or "\)"/],
    [`"[concat('a' «'b')]"`, 'arm/wrong-expression', /found "'b'", expected "," or "\)"/],
    [`"[concat(«'a]"`, 'arm/wrong-expression', /text that never ends/],
    [`"[concat('a')«)]"`, 'arm/wrong-expression', /found "\)", expected the end/],
    [`"[«]"`, 'arm/wrong-expression', /found the end, expected a function/],
    [`"[a «b]"`, 'arm/wrong-expression', /found "b", expected "\("/],
    [`"[add(1, «+)]"`, 'arm/wrong-expression', /found "\+"/],
    [`"[variables('list')[0«]"`, 'arm/wrong-expression', /found the end, expected "\]"/],
    [`"[variables('object').«1]"`, 'arm/wrong-expression', /found "1", expected the name of a property/],
    [`"[«nosuch('x')]"`, 'arm/unknown-function', /"nosuch" is no template function/],
    [`"[«contoso.hello('x')]"`, 'arm/unknown-function', /"contoso.hello" is no function that the template declares/],
    [`"[«parameters('nosuch')]"`, 'arm/unknown-parameter', /no parameter "nosuch"/],
    [`"[«parameters()]"`, 'arm/wrong-arguments', /takes one name/],
    [`"[«parameters(1)]"`, 'arm/wrong-arguments', /takes one name, found 1/],
    [`"[«variables('nosuch')]"`, 'arm/unknown-variable', /no variable "nosuch"/],
    [`"[variables('object').«nosuch]"`, 'arm/no-property', /no property "nosuch" in an object/],
    [`"[variables('object')«['nosuch']]"`, 'arm/no-property', /no property "nosuch"/],
    [`"[variables('list')«[2]]"`, 'arm/no-item', /no item 2 in a list of 2/],
    [`"[variables('object')«[0]]"`, 'arm/no-item', /0 asks for an item of an object, expected/],
    [`"['x'.«y]"`, 'arm/no-property', /no property "y" in "x"/],
    [`"[«toLower()]"`, 'arm/wrong-arguments', /toLower has 0 arguments, expected 1/],
    [`"[«toLower('a', 'b')]"`, 'arm/wrong-arguments', /has 2 arguments, expected 1/],
    [`"[«add('x', 1)]"`, 'arm/wrong-arguments', /add\("x", 1\): argument 1 is "x", expected a whole number/],
    [`"[concat('a', «add(true(), 1))]"`, 'arm/wrong-arguments', /argument 1 is true, expected a whole number/],
    [`"[«div(1, 0)]"`, 'arm/wrong-arguments', /div\(1, 0\)/],
    [`"[«substring('abc', 2, 9)]"`, 'arm/wrong-arguments', /substring\("abc", 2, 9\)/],
    [`"[«json('{')]"`, 'arm/wrong-arguments', /json\("\{"\)/],
    [`"[«if('maybe', 1, 2)]"`, 'arm/wrong-arguments', /argument 1 is "maybe", expected true or false/],
    [`"[«resourceId('Microsoft.ApiManagement/service')]"`, 'arm/wrong-arguments', /resourceId/],
    [`"[«copyIndex()]"`, 'arm/no-copy', /outside of any copy/],
    [`"[«copyIndex('c')]"`, 'arm/no-copy', /outside of a copy named "c"/],
    [`"[«reference(1)]"`, 'arm/wrong-arguments', /reference\(1\): expected the id or the name/],
    [`"[«lambda('x', 1)]"`, 'arm/wrong-arguments', /a lambda stands where none may stand/],
    [`"[«map(variables('list'), 1)]"`, 'arm/wrong-arguments', /argument 2 of map is no lambda/],
    [`"[«map(variables('list'), lambda('a', 'b', 'c', 1))]"`, 'arm/wrong-arguments', /lambda of map has 3 parameters/],
    [`"[map(variables('list'), lambda('a', «lambdaVariables('b')))]"`, 'arm/wrong-arguments', /no lambda around it/],
    [`"[«concat('a', lambda('x', 1))]"`, 'arm/wrong-arguments', /lambda as argument 2/],
    [`"[«fail('stop here')]"`, 'arm/wrong-arguments', /stop here/],
  ])('%s', (json, code, message) => {
    expectOne(property(json), code, message);
  });
});

describe('a parameter', () => {
  it.each<[string, string, RegExp]>([
    [parameter(`«{ "type": "string" }`), 'arm/missing-parameters', /needs the parameter p/],
    [parameter(`{ "type": «"strin", "defaultValue": "x" }`), 'arm/wrong-type', /"strin", expected one of string/],
    [
      parameter(`{ "$ref": «"#/definitions/no", "defaultValue": "x" }`),
      'arm/wrong-type',
      /expected one of the template’s definitions|definitions/,
    ],
    [
      parameter(`{ "type": "int", "defaultValue": «"x" }`),
      'arm/wrong-parameter',
      /p is "x", expected a value of type int/,
    ],
    [parameter(`{ "type": "bool", "defaultValue": «"true" }`), 'arm/wrong-parameter', /type bool/],
    [
      parameter(`{ "type": "array", "defaultValue": «{} }`),
      'arm/wrong-parameter',
      /p is an object, expected a value of type array/,
    ],
    [parameter(`{ "type": "object", "defaultValue": «[] }`), 'arm/wrong-parameter', /p is a list/],
    [
      parameter(`{ "type": "string", "allowedValues": ["a", "b"], "defaultValue": «"c" }`),
      'arm/wrong-parameter',
      /"c", expected one of "a", "b"/,
    ],
    [
      parameter(`{ "type": "int", "minValue": 3, "defaultValue": «2 }`),
      'arm/wrong-parameter',
      /2, expected a minValue of 3/,
    ],
    [
      parameter(`{ "type": "int", "maxValue": 3, "defaultValue": «4 }`),
      'arm/wrong-parameter',
      /4, expected a maxValue of 3/,
    ],
    [parameter(`{ "type": "string", "minLength": 3, "defaultValue": «"ab" }`), 'arm/wrong-parameter', /minLength of 3/],
    [
      parameter(`{ "type": "array", "maxLength": 1, "defaultValue": «[1, 2] }`),
      'arm/wrong-parameter',
      /maxLength of 1/,
    ],
    [
      parameter(`{ "type": "string", "defaultValue": "[«parameters('q')]" }`),
      'arm/unknown-parameter',
      /no parameter "q"/,
    ],
    [
      parameter(`{ "type": "string", "defaultValue": "[«parameters('p')]" }`),
      'arm/circular-parameter',
      /"p" is made of itself/,
    ],
    [
      parameter(`{ "type": "object", "properties": { "a": { "type": "int" } }, "defaultValue": «{} }`),
      'arm/wrong-parameter',
      /expected one with a/,
    ],
    [
      parameter(`{ "type": "object", "properties": { "a": { "type": "int" } }, "defaultValue": { "a": «"x" } }`),
      'arm/wrong-parameter',
      /the parameter p.a is "x"/,
    ],
    [
      parameter(`{ "type": "object", "properties": {}, "additionalProperties": false, "defaultValue": { "a": «1 } }`),
      'arm/wrong-parameter',
      /p.a is the property "a"/,
    ],
    [
      parameter(`{ "type": "object", "additionalProperties": { "type": "int" }, "defaultValue": { "a": «"x" } }`),
      'arm/wrong-parameter',
      /p.a is "x"/,
    ],
    [
      parameter(`{ "type": "array", "items": { "type": "int" }, "defaultValue": [1, «"x"] }`),
      'arm/wrong-parameter',
      /p\[1\] is "x"/,
    ],
    [
      parameter(`{ "type": "array", "prefixItems": [{ "type": "int" }], "items": false, "defaultValue": [1, «2] }`),
      'arm/wrong-parameter',
      /no more than 1 items/,
    ],
    [
      parameter(
        `{ "$ref": "#/definitions/t", "defaultValue": { "a": [«1] } }`,
        `"definitions": { "t": { "type": "object", "properties": { "a": { "type": "array", "items": { "type": "string" } } } } }, `,
      ),
      'arm/wrong-parameter',
      /p.a\[0\] is 1, expected a value of type string/,
    ],
    [
      parameter(
        `{ "type": "object", "discriminator": { "propertyName": "kind", "mapping": { "a": { "type": "object" } } }, "defaultValue": { "kind": «"b" } }`,
      ),
      'arm/wrong-parameter',
      /expected kind to be one of "a"/,
    ],
  ])('%#', (text, code, message) => {
    expectOne(text, code, message);
  });
});

describe('a template', () => {
  it.each<[string, string, RegExp]>([
    [`{ "resources": [ «} }`, 'arm/not-json', /not JSON/],
    [`{ "resources": «"none" }`, 'arm/wrong-shape', /resources is "none", expected a list/],
    [resources('«1'), 'arm/wrong-shape', /resources\[0\] is 1, expected a resource/],
    [resources('«{ "name": "x" }'), 'arm/wrong-shape', /no type/],
    [resources('«{ "type": "Microsoft.ApiManagement/service" }'), 'arm/wrong-shape', /no name/],
    [
      resources('{ "type": "Microsoft.ApiManagement/service", "name": «{} }'),
      'arm/wrong-shape',
      /an object for its name/,
    ],
    [
      resources('{ "type": "Microsoft.ApiManagement/service/apis", "name": «"orders" }'),
      'arm/wrong-name',
      /which are 1 names, expected 2/,
    ],
    [
      resources('{ "type": "Microsoft.ApiManagement/service", "name": «"s/orders" }'),
      'arm/wrong-name',
      /which are 2 names, expected 1/,
    ],
    [
      resources(`{ ${api}, "condition": «"maybe" }`),
      'arm/wrong-shape',
      /condition of resources\[0\] is "maybe", expected true or false/,
    ],
    [resources(`{ ${api}, "dependsOn": «"s/b" }`), 'arm/wrong-shape', /dependsOn is "s\/b", expected a list/],
    [resources(`{ ${api}, "copy": «3 }`), 'arm/wrong-copy', /is 3, expected an object/],
    [
      resources(`{ ${api}, "copy": { "name": "c", "count": «-1 } }`),
      'arm/wrong-copy',
      /is -1, expected a whole number from 0 to 800/,
    ],
    [resources(`{ ${api}, "copy": { "name": "c", "count": «801 } }`), 'arm/wrong-copy', /is 801/],
    [resources(`{ ${api}, "copy": { "name": "c", "count": «"many" } }`), 'arm/wrong-copy', /is "many"/],
    [resources(`{ ${api}, "copy": «{ "name": "c" } }`), 'arm/wrong-copy', /is nothing/],
    [
      resources(`{ ${api}, "copy": { "name": "c", "count": 1, "mode": «"both" } }`),
      'arm/wrong-copy',
      /"both", expected serial or parallel/,
    ],
    [resources(`{ ${api}, "properties": { "copy": [«{ "count": 1, "input": 1 }] } }`), 'arm/wrong-copy', /no name/],
    [resources(`{ ${api} }, «{ ${api} }`), 'arm/duplicate-resource', /twice, first at line 2, column 3/],
    [resources(`«{ ${api}, "dependsOn": ["s/a"] }`), 'arm/circular-dependency', /s\/a → s\/a/],
    [
      resources(
        `«{ ${api}, "dependsOn": ["s/b"] }, { "type": "Microsoft.ApiManagement/service/apis", "name": "s/b", "dependsOn": ["s/a"] }`,
      ),
      'arm/circular-dependency',
      /s\/a → s\/b → s\/a/,
    ],
    [resources(`«{ ${api}, "properties": { "x": "[reference('s/a').y]" } }`), 'arm/circular-dependency', /s\/a → s\/a/],
    [
      resources(
        `{ ${api}, "properties": { "x": "[variables('v')]" } }`,
        `"variables": { "v": "[variables('w')]", "w": "[«variables('v')]" }, `,
      ),
      'arm/circular-variable',
      /"v" is made of itself/,
    ],
    [resources('', `"variables": { "unused": "[«nosuch()]" }, `), 'arm/unknown-function', /nosuch/],
    [resources('', `"functions": [«{}], `), 'arm/wrong-shape', /namespace/],
    [
      resources('', `"functions": [{ "namespace": "n", "members": { "f": «{} } }], `),
      'arm/wrong-shape',
      /n.f has no output/,
    ],
    [
      resources(
        `{ ${api}, "properties": { "x": "[«n.f(1)]" } }`,
        `"functions": [{ "namespace": "n", "members": { "f": { "output": { "value": 1 } } } }], `,
      ),
      'arm/wrong-arguments',
      /n.f has 1 arguments, expected 0/,
    ],
    [
      resources('', `"outputs": { "o": { "type": "string", "value": "[«variables('v')]" } }, `),
      'arm/unknown-variable',
      /"v"/,
    ],
    [
      resources(
        `{ ${deploymentType}, "name": "d", "properties": { "expressionEvaluationOptions": { "scope": "inner" }, "template": { "resources": [{ ${api}, "x": "[«variables('v')]" }] } } }`,
        '"variables": { "v": 1 }, ',
      ),
      'arm/unknown-variable',
      /"v"/,
    ],
    [
      resources(
        `{ ${deploymentType}, "name": "d", "properties": { "expressionEvaluationOptions": { "scope": "inner" }, "parameters": { "p": { "value": «"x" } }, "template": { "parameters": { "p": { "type": "int" } }, "resources": [] } } }`,
      ),
      'arm/wrong-parameter',
      /p is "x", expected a value of type int/,
    ],
    [
      resources(
        `{ ${deploymentType}, "name": "d", "properties": { "expressionEvaluationOptions": { "scope": "inner" }, "template": { "parameters": { "p": «{ "type": "int" } }, "resources": [] } } }`,
      ),
      'arm/missing-parameters',
      /needs the parameter p/,
    ],
  ])('%#', (text, code, message) => {
    expectOne(text, code, message);
  });
});

function expectOne(marked: string, code: string, message: RegExp): void {
  const { text, line, column } = template(marked);
  const { faults } = deployJson(text);
  expect(faults.map((fault) => [fault.severity, fault.code, fault.place?.line, fault.place?.column])).toEqual([
    ['error', code, line, column],
  ]);
  expect(faults[0]?.message).toMatch(message);
  expect(faults[0]?.message).not.toMatch(/undefined|\[object|\n/);
}

describe('however often a mistake is made, it is said', () => {
  it('once where a name is wrong', () => {
    const wrong = Array.from({ length: 9 }, (_, at) => ({
      type: 'a.b/c',
      name: `n${at}`,
      x: "[parameters('nosuch')]",
    }));
    expect(deployJson({ resources: wrong }).faults.length).toBe(1);
  });

  it('once for all turns of a loop', () => {
    const wrong = {
      type: 'a.b/c',
      name: "[concat('n', copyIndex())]",
      copy: { name: 'c', count: 9 },
      x: "[add('x', 1)]",
    };
    expect(deployJson({ resources: [wrong] }).faults.length).toBe(1);
  });

  it('with what was probably meant', () => {
    const { faults } = deployJson({
      parameters: { location: { type: 'string', defaultValue: 'x' } },
      resources: [{ type: 'a.b/c', name: "[parameters('locaton')]" }],
    });
    expect(faults[0]?.hint).toBe('did you mean location?');
  });
});
