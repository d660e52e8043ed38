// Contracts: how many valid ones are called wrong, and how many broken ones are found.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCheckers } from '../../src/adapters/checkers/checkers.ts';
import { embeddedFile } from '../../src/documents/embedded.ts';
import { mutantsOf } from './mutants.ts';
import { row, type Row } from './report.ts';

/** A folder with `index.json`, which says of each file whether it is valid: judged by other validators. */
const corpus = process.env.PLANNER_CONTRACTS;
const own = join(import.meta.dirname, '../fixtures/contracts');

interface Labelled {
  readonly name: string;
  readonly text: string;
  readonly isValid: boolean;
}

/** The rows of this part of the report. */
export async function measureContracts(): Promise<readonly Row[]> {
  const checkers = createCheckers();
  const verdictOf = async ({ name, text }: Labelled): Promise<string> => {
    const file = embeddedFile({ path: `contracts/${name}`, text });
    if (file?.language === undefined) return 'unchecked';
    return (await checkers.check(file.language, file.text, new AbortController().signal)).kind;
  };
  const labelled = corpus !== undefined && existsSync(join(corpus, 'index.json')) ? readCorpus(corpus) : readOwn();
  const valid = labelled.filter(({ isValid }) => isValid);
  const broken = labelled.filter(({ isValid }) => !isValid);
  let falseErrors = 0;
  for (const one of valid) if ((await verdictOf(one)) === 'invalid') falseErrors++;
  let missed = 0;
  for (const one of broken) if ((await verdictOf(one)) !== 'invalid') missed++;
  return [
    row('valid contracts', valid.length),
    row('valid contracts called wrong', falseErrors, 'at most', 0),
    row('broken contracts, as other validators judged', broken.length),
    row('broken contracts not found, percent', (100 * missed) / Math.max(broken.length, 1), 'at most', 2),
  ];
}

function readCorpus(folder: string): readonly Labelled[] {
  const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as readonly {
    readonly file: string;
    readonly expected: string;
  }[];
  return index.map(({ file, expected }) => ({
    name: file.split('/').at(-1) ?? file,
    text: readFileSync(join(folder, file), 'utf8'),
    isValid: expected.startsWith('valid'),
  }));
}

/** Our own contracts, and those of their mutants that other validators refused. */
function readOwn(): readonly Labelled[] {
  const refused = JSON.parse(readFileSync(join(own, 'refused.json'), 'utf8')) as {
    readonly seed: number;
    readonly count: number;
    /** By file, the numbers of the refused mutants. */
    readonly files: Readonly<Record<string, readonly number[]>>;
  };
  return readdirSync(join(own, 'valid')).flatMap((name) => {
    const text = readFileSync(join(own, 'valid', name), 'utf8');
    const mutants = mutantsOf(text, refused.seed, refused.count);
    const broken = (refused.files[name] ?? []).flatMap((number) => {
      const mutant = mutants[number];
      return mutant === undefined ? [] : [{ name, text: mutant.text, isValid: false }];
    });
    return [{ name, text, isValid: true }, ...broken];
  });
}
