// Checks YAML that is shown in a document.
import { fillElisions } from './snippet.ts';
import { yamlProblems } from './structured.ts';
import { verdictOf, type Check } from './verdict.ts';

/** Checks YAML in a document: it may leave parts out and hold places of templates. */
export const checkYaml: Check = (text) => {
  const problems = yamlProblems(text);
  if (problems.length === 0 || yamlProblems(fillElisions(text, 'yaml')).length === 0) return verdictOf([]);
  return verdictOf(problems.slice(0, 1));
};
