// Checks GraphQL: schemas in SDL, and the syntax of operations. The one file that knows the GraphQL library.
import {
  buildASTSchema,
  GraphQLError,
  isExecutableDefinitionNode,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  specifiedDirectives,
  specifiedScalarTypes,
  validateSchema,
  valueFromAST,
  visit,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql/index.mjs';
import { validateSDL } from 'graphql/validation/validate.mjs';
import type { Problem } from '../../documents/finding.ts';
import { blank } from './snippet.ts';
import { messageOf, nearestName, verdictOf, type Check } from './verdict.ts';

export const checkGraphql: Check = (text) => {
  const elided = text.replace(/^[ \t]*(?:#[ \t]*)?(?:\.{3}|…)(?![ \t]*(?:on\b|\w)).*$/gm, blank);
  let document: DocumentNode;
  try {
    document = parse(withFilledBodies(elided, elided !== text));
  } catch (error) {
    return verdictOf([problemOf(error)]);
  }
  const definitions = document.definitions.filter((one) => !isExecutableDefinitionNode(one));
  // Operations are judged against a schema, and a piece with parts left out against nothing.
  if (definitions.length === 0 || elided !== text) return verdictOf([]);
  return verdictOf(schemaProblems({ ...document, definitions }));
};

/** A body of which everything was left out gets a field. */
function withFilledBodies(text: string, isElided: boolean): string {
  return isElided ? text.replace(/\{(\s*)\}/g, (_, gap: string) => `{${'_: ID'}${gap.replace(/ /g, '')}}`) : text;
}

function schemaProblems(document: DocumentNode): readonly Problem[] {
  const names = namesOf(document);
  const tolerated = new Set<string>();
  const problems = validateSDL(document).flatMap((error): readonly Problem[] => {
    const { message } = error;
    const directive = /^Unknown directive "@(\w+)"/.exec(message)?.[1];
    if (directive !== undefined) {
      const meant = nearestName(directive, [...specifiedDirectives.map(({ name }) => name), ...names.directives]);
      // Tools bring directives of their own, such as `@key` and `@entity`.
      if (meant === undefined) return [];
      return [{ ...problemOf(error), message: `unknown directive "@${directive}"; perhaps "@${meant}" is meant` }];
    }
    const type = /^Unknown type "(\w+)"/.exec(message)?.[1];
    if (type !== undefined) {
      if (names.isExtended && isToolScalar(type)) {
        tolerated.add(type);
        return [];
      }
      return [{ ...problemOf(error), elsewhere: true }];
    }
    const extended = /^Cannot extend type "(\w+)" because it is not defined/.exec(message)?.[1];
    if (extended !== undefined && nearestName(extended, names.types) === undefined) return [];
    return [problemOf(error)];
  });
  return problems.length > 0 ? problems : builtProblems(document, tolerated);
}

/** What is seen once the types are put together: interfaces that are not fulfilled, inputs that are outputs, … */
function builtProblems(document: DocumentNode, tolerated: ReadonlySet<string>): readonly Problem[] {
  const stubs = [...tolerated].map((name): DefinitionNode => ({
    kind: Kind.SCALAR_TYPE_DEFINITION,
    name: { kind: Kind.NAME, value: name },
  }));
  try {
    const schema = buildASTSchema(
      { ...document, definitions: [...merged(document.definitions), ...stubs] },
      { assumeValidSDL: true },
    );
    const problems = validateSchema(schema).filter(({ message }) => !/^Query root type must be provided/.test(message));
    return [...problems.map(problemOf), ...defaultProblems(schema)];
  } catch (error) {
    return [problemOf(error)];
  }
}

/** Default values that are not of their type. */
function defaultProblems(schema: GraphQLSchema): readonly Problem[] {
  const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
    isInputObjectType(type) || isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [],
  );
  const inputs = [
    ...fields.flatMap((field) => ('args' in field ? field.args : [field])),
    ...schema.getDirectives().flatMap(({ args }) => args),
  ];
  return inputs.flatMap(({ name, type, astNode }) => {
    const written = astNode?.defaultValue;
    if (written === undefined || valueFromAST(written, type) !== undefined) return [];
    const { line = 1, column = 1 } = written.loc?.startToken ?? {};
    return [{ message: `the default value of "${name}" is none of its type`, line, column }];
  });
}

/** Extensions of types that are defined elsewhere, as definitions: several of one type as one each, which is enough. */
function merged(definitions: readonly DefinitionNode[]): readonly DefinitionNode[] {
  const defined = new Set(definitions.flatMap((one) => (/Definition$/.test(one.kind) ? nameOf(one) : [])));
  return definitions.flatMap((one) => {
    if (one.kind !== Kind.OBJECT_TYPE_EXTENSION || defined.has(one.name.value)) return [one];
    defined.add(one.name.value);
    return [{ ...one, kind: Kind.OBJECT_TYPE_DEFINITION }];
  });
}

function nameOf(definition: DefinitionNode): readonly string[] {
  return 'name' in definition && definition.name !== undefined ? [definition.name.value] : [];
}

function namesOf(document: DocumentNode) {
  const directives = new Set<string>();
  const types = new Set<string>(specifiedScalarTypes.map(({ name }) => name));
  let isExtended = false;
  for (const one of document.definitions) {
    if (one.kind === Kind.DIRECTIVE_DEFINITION) directives.add(one.name.value);
    else for (const name of nameOf(one)) if (/Definition$/.test(one.kind)) types.add(name);
  }
  const known = new Set([...specifiedDirectives.map(({ name }) => name), ...directives]);
  visit(document, {
    Directive: ({ name }) => {
      if (!known.has(name.value)) isExtended = true;
    },
  });
  return { directives, types, isExtended };
}

/** Scalars that servers bring along with their directives: of subgraphs, of AppSync, of federation. */
function isToolScalar(name: string): boolean {
  return /^(?:AWS[A-Z]\w+|BigInt|BigDecimal|Bytes|Int8|Timestamp|_Any|FieldSet|_FieldSet|Upload|JSON|JSONObject|Date|DateTime|Time|UUID|Long|Void)$/.test(
    name,
  );
}

function problemOf(error: unknown): Problem {
  const place = error instanceof GraphQLError ? error.locations?.at(-1) : undefined;
  const message = messageOf(error)
    .replace(/^Syntax Error: /, '')
    .replace(/\. Did you mean (.*)\?$/, '; perhaps $1 is meant');
  return { message, ...(place === undefined ? {} : { line: place.line, column: place.column }) };
}
