// The checkers of embedded languages, with a memory: the same text is checked once.
import type { Checkers } from '../../core/ports.ts';
import type { EmbeddedLanguage } from '../../documents/embedded.ts';
import { hash } from '../../documents/hash.ts';
import type { Verdict } from '../../documents/finding.ts';
import { createMermaidChecker } from './mermaid.ts';
import { messageOf, unchecked, type Check } from './verdict.ts';

type Checker = (text: string, signal: AbortSignal) => Promise<Verdict>;
export type CheckerTable = Readonly<Record<EmbeddedLanguage, Checker>>;

/** How many verdicts are kept; the one that was asked for longest ago goes first. */
const capacity = 500;

/** Longer texts are not checked: parsers are synchronous and would hold everything up. In UTF-16 units. */
const longest = { contract: 1_000_000, code: 100_000 };

/** Makes the checkers. Their libraries are loaded with the first text of their language. */
export function createCheckers(checkers: Partial<CheckerTable> = {}): Checkers {
  const table: CheckerTable = { ...ownCheckers(), ...checkers };
  const verdicts = new Map<string, Verdict>();
  return {
    async check(language, text, signal) {
      signal.throwIfAborted();
      const key = `${language} ${hash(text)}`;
      const verdict = verdicts.get(key) ?? (await table[language](text, signal));
      verdicts.delete(key);
      verdicts.set(key, verdict);
      const [oldest] = verdicts.keys();
      if (verdicts.size > capacity && oldest !== undefined) verdicts.delete(oldest);
      return verdict;
    },
  };
}

function ownCheckers(): CheckerTable {
  return {
    mermaid: createMermaidChecker(),
    openapi: lazy(longest.contract, async () => (await import('./openapi.ts')).checkOpenApi),
    asyncapi: lazy(longest.contract, async () => (await import('./asyncapi.ts')).checkAsyncApi),
    jsonschema: lazy(longest.contract, async () => (await import('./jsonschema.ts')).checkJsonSchema),
    graphql: lazy(longest.contract, async () => (await import('./graphql.ts')).checkGraphql),
    protobuf: lazy(longest.contract, async () => (await import('./protobuf.ts')).checkProtobuf),
    typescript: lazy(longest.code, async () => (await import('./javascript.ts')).checkTypeScript),
    javascript: lazy(longest.code, async () => (await import('./javascript.ts')).checkJavaScript),
    json: lazy(longest.code, async () => (await import('./json.ts')).checkJson),
    jsonc: lazy(longest.code, async () => (await import('./json.ts')).checkJsonWithComments),
    yaml: lazy(longest.code, async () => (await import('./yaml.ts')).checkYaml),
    python: lazy(longest.code, async () => (await import('./treeSitter.ts')).checkPython),
    go: lazy(longest.code, async () => (await import('./treeSitter.ts')).checkGo),
    java: lazy(longest.code, async () => (await import('./treeSitter.ts')).checkJava),
    shell: lazy(longest.code, async () => (await import('./shell.ts')).checkShell),
  };
}

/** A checker that is loaded when it is needed. Whatever it throws makes the text unchecked, never wrong or right. */
export function lazy(most: number, load: () => Promise<Check>): Checker {
  return async (text, signal) => {
    if (text.length > most) return unchecked(`it is longer than ${most} characters`);
    let check: Check;
    try {
      check = await load();
    } catch (error) {
      return unchecked(`the checker could not be loaded: ${messageOf(error)}`);
    }
    signal.throwIfAborted();
    try {
      return await check(text.replace(/\r\n?/g, '\n'));
    } catch (error) {
      return unchecked(`the checker failed: ${messageOf(error)}`);
    }
  };
}
