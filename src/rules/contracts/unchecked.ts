// Contracts that nothing checked are said to be unchecked, never right.
import type { Rule } from '../../core/rule.ts';
import { embeddedFile, isContractLanguage, languageNames } from '../../documents/embedded.ts';
import { say } from '../../documents/sentence.ts';
import { openingRange, topOf, uncheckedFences } from '../embedded.ts';
import { report } from '../finding.ts';

const id = 'contracts/unchecked';

export const contractsUnchecked: Rule = {
  id,
  page: {
    severity: 'info',
    summary: say('Contracts are of a kind and version that Planner can check.'),
    why: say('What was not checked may be wrong: nobody should take it for right.'),
    wrong: '```yaml\nswagger: "2.0"\ninfo: { title: Orders, version: "1" }\npaths: {}\n```',
    right: '```yaml\nopenapi: 3.1.0\ninfo: { title: Orders, version: "1" }\npaths: {}\n```',
  },
  applies: (document) => document.fences.length > 0,
  check: (document, verdicts) =>
    uncheckedFences(document, verdicts, isContractLanguage).map(({ fence, language, reason }) => {
      const message = say('This {0} was not checked: {1}.', languageNames[language], reason);
      return report(document, id, 'info', openingRange(document, fence), message);
    }),
  checkFile: (file, verdicts) => {
    const embedded = embeddedFile(file);
    if (embedded === undefined) return [];
    const { language, text, isContract } = embedded;
    if (language === undefined)
      return [report(file, id, 'info', topOf(file), say('This file was not checked: its format is not known.'))];
    const verdict = verdicts(language, text);
    if (verdict?.kind === 'unchecked') {
      const message = say('This {0} was not checked: {1}.', languageNames[language], verdict.reason);
      return [report(file, id, 'info', topOf(file), message)];
    }
    if (isContract || verdict?.kind !== 'valid') return [];
    const message = say('Only the syntax of this file was checked: it does not say what kind of contract it is.');
    return [report(file, id, 'info', topOf(file), message)];
  },
};
