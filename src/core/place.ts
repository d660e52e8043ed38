// Decides where an artifact goes, and never takes a folder that is in use without asking.
import { slug } from '../documents/slug.ts';
import { folderOf } from './artifact.ts';
import { artifactOf, type Part, type RunContext } from './context.ts';
import type { Clarification, LedgerEntry } from './questions.ts';

/** The id of the question what to do with a folder that is there already. */
export const folderQuestion = 'folder';

const goOn = 'Continue it';
const another = 'Make another';

/**
 * Settles the path of an artifact and records it. Returns `known` where the run had one, `adopted` where the user
 * wants to go on with a file that is there, `waiting` where the user must be asked first.
 */
export async function* settlePlace(
  context: RunContext,
  artifactId: string,
): Part<'new' | 'known' | 'adopted' | 'waiting'> {
  const { ports, state } = context;
  if (state().facts['adopted'] === true) return 'adopted';
  if (await isOurs(context, artifactId)) return 'known';
  const artifact = artifactOf(context, artifactId);
  const wanted = slug(artifact.frame.title(state().facts), `task-${String(state().facts['today'] ?? '')}`);
  const path = pathOf(context, artifact.path, wanted);
  if ((await ports.files.list(folderOf(path))).length === 0) {
    yield { kind: 'artifactCreated', artifact: artifactId, path };
    return 'new';
  }
  const asked = state().ledger.find(({ id }) => id === folderQuestion);
  if (!asked || asked.state === 'open') {
    if (!asked) yield { kind: 'questionsAsked', questions: [question(folderOf(path))] };
    return 'waiting';
  }
  if (wantsToGoOn(asked)) {
    const adopted = (await ports.files.read(path)) !== undefined;
    yield { kind: 'artifactCreated', artifact: artifactId, path, adopted };
    return adopted ? 'adopted' : 'new';
  }
  yield { kind: 'artifactCreated', artifact: artifactId, path: await freePath(context, artifact.path, wanted) };
  return 'new';
}

/** Whether the run has a path that nobody else has taken: one that failed before its first section holds no place. */
async function isOurs({ ports, state }: RunContext, artifactId: string): Promise<boolean> {
  const path = state().artifacts[artifactId];
  if (path === undefined) return false;
  return state().written.includes(artifactId) || (await ports.files.list(folderOf(path))).length === 0;
}

function question(folder: string): Clarification {
  return {
    id: folderQuestion,
    section: '',
    question: `The folder ${folder} is there already. Continue it, or make another?`,
    why: 'Nothing that is there is ever overwritten.',
    suggestions: [
      { label: goOn, detail: 'Revise what is there by the new description.', recommended: true },
      { label: another, detail: 'Leave it alone and use a folder with a number.' },
    ],
  };
}

function wantsToGoOn(entry: LedgerEntry): boolean {
  return entry.state === 'answered' && (entry.answer ?? '').trim().toLowerCase().startsWith('continue');
}

async function freePath(context: RunContext, pattern: string, wanted: string): Promise<string> {
  for (let number = 2; ; number++) {
    const path = pathOf(context, pattern, `${wanted}-${number}`);
    if ((await context.ports.files.list(folderOf(path))).length === 0) return path;
  }
}

function pathOf(context: RunContext, pattern: string, name: string): string {
  const { plansFolder, specsFolder } = context.ports.settings;
  const places: Readonly<Record<string, string>> = { plans: plansFolder, specs: specsFolder, slug: name };
  return pattern.replace(/\{\{(\w+)\}\}/g, (place, key: string) => places[key] ?? place);
}
