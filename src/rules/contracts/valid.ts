// Contracts are what they say they are: as files, and as code blocks.
import type { Rule } from '../../core/rule.ts';
import { parseDocument } from '../../documents/document.ts';
import { embeddedFile, formatOf, isContractLanguage } from '../../documents/embedded.ts';
import { say } from '../../documents/sentence.ts';
import { fenceProblems, fileProblems, topOf, type Wording } from '../embedded.ts';
import { report } from '../finding.ts';
import { isOthers } from '../origin.ts';

const id = 'contracts/valid';

export const contractsValid: Rule = {
  id,
  page: {
    severity: 'error',
    summary: say('Contracts (OpenAPI, AsyncAPI, GraphQL, Protocol Buffers, JSON Schema) are valid.'),
    why: say('Tools that make clients, servers and tests from a contract stop at its first fault.'),
    wrong: '```graphql\ntype Query {\n  user(id: ID!): String!!\n}\n```',
    right: '```graphql\ntype Query {\n  user(id: ID!): String!\n}\n```',
  },
  applies: (document) => document.fences.length > 0,
  check: (document, verdicts, set) =>
    fenceProblems(document, verdicts, isContractLanguage, isOthers(set) ? inOthersDocument : inDocument),
  checkFile: (file, verdicts, set) => {
    const embedded = embeddedFile(file);
    if (embedded === undefined) return [];
    const found = fileProblems(file, embedded, verdicts, isOthers(set) ? inOthersFile : inFile);
    const format = found.length > 0 && holdsMarkdown(embedded.text) ? formatOf(file.path) : undefined;
    if (format === undefined) return found;
    // Whatever a parser of the format says of it is of no use.
    const message = say('This file holds Markdown, not {0}. Rename it to end with .md, or write it in {0}.', format);
    return [report(file, id, 'error', topOf(file), message)];
  },
};

const inFile: Wording = {
  rule: id,
  severity: () => 'error',
  isOnce: true,
  say: (language, message) => say('This is not valid {0}: {1}.', language, message),
};

/** A code block may show a piece: what it misses can stand elsewhere. */
const inDocument: Wording = { ...inFile, severity: (problem) => (problem.elsewhere ? 'info' : 'error') };

/**
 * Others explain with blocks: the field that goes, a message in its first and its second version. Only what names its own
 * format is sure to be a whole contract.
 */
const inOthersDocument: Wording = {
  ...inFile,
  severity: (problem, _text, language) =>
    problem.elsewhere || (language !== 'openapi' && language !== 'asyncapi') ? 'info' : 'error',
};

/** Others write down what a feature adds to a schema that is elsewhere: without its queries it is no whole schema. */
const inOthersFile: Wording = {
  ...inFile,
  severity: (problem, text, language) =>
    problem.elsewhere && language === 'graphql' && !wholeSchema.test(text) ? 'info' : 'error',
};

const wholeSchema = /^[ \t]*(?:schema\b|type[ \t]+Query\b)/m;

/**
 * Whether a text is Markdown by what it holds: below a heading, which may be a comment of another format, stand tables,
 * code blocks or bold labels, and more of them than lines of a contract.
 */
function holdsMarkdown(text: string): boolean {
  // Descriptions in a contract are Markdown too.
  const document = parseDocument('', text.replace(/"""[^]*?"""|\/\*[^]*?\*\//g, ''));
  if (document.sections.length === 0) return false;
  const outside = document.fences.reduceRight(
    (rest, { closed, start, end }) => (closed ? rest.slice(0, start) + rest.slice(end) : rest),
    document.text,
  );
  const labels = outside.match(/^(?:[-*+] )?\*\*[^*\s][^*]*\*\*/gm) ?? [];
  const tables = document.root.children.filter(({ type }) => type === 'table');
  const signs = labels.length + tables.length + document.fences.filter(({ closed }) => closed).length;
  return signs > (outside.match(contractLine) ?? []).length;
}

const contractLine =
  /^(?:["']?[\w$-]+["']?[ \t]*:(?=\s|$)|[{}[\]]|(?:syntax|package|import|message|service|enum|type|input|interface|schema|extend|scalar|union|directive|query|mutation|subscription)\b[^\n]*[{;=])/gm;
