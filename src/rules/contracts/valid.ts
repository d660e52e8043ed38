// Contracts are what they say they are: as files, and as code blocks.
import type { Rule } from '../../core/rule.ts';
import { embeddedFile, isContractLanguage } from '../../documents/embedded.ts';
import { say } from '../../documents/sentence.ts';
import { fenceProblems, fileProblems, type Wording } from '../embedded.ts';

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
  check: (document, verdicts) => fenceProblems(document, verdicts, isContractLanguage, inDocument),
  checkFile: (file, verdicts) => {
    const embedded = embeddedFile(file);
    return embedded === undefined ? [] : fileProblems(file, embedded, verdicts, inFile);
  },
};

const inFile: Wording = {
  rule: id,
  severity: () => 'error',
  say: (language, message) => say('This is not valid {0}: {1}.', language, message),
};

/** A code block may show a piece: what it misses can stand elsewhere. */
const inDocument: Wording = { ...inFile, severity: (problem) => (problem.elsewhere ? 'info' : 'error') };
