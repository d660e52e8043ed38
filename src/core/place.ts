// Decides where an artifact goes, and never takes a folder that is in use without asking.
import { say } from '../documents/sentence.ts';
import { slug } from '../documents/slug.ts';
import { folderOf } from './artifact.ts';
import { artifactOf, type Part, type RunContext } from './context.ts';
import { choiceOf, type Clarification, type LedgerEntry } from './questions.ts';

/** The id of the question what to do with a folder that is there already. */
export const folderQuestion = 'folder';

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
  if (await isFree(context, artifact.path, path)) {
    yield { kind: 'artifactCreated', artifact: artifactId, path };
    return 'new';
  }
  const asked = state().ledger.find(({ id }) => id === folderQuestion);
  if (!asked || asked.state === 'open') {
    const place = isNamed(artifact.path) ? path : folderOf(path);
    if (!asked) yield { kind: 'questionsAsked', questions: [question(place, isNamed(artifact.path))] };
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
async function isOurs(context: RunContext, artifactId: string): Promise<boolean> {
  const { ports, state } = context;
  const path = state().artifacts[artifactId];
  if (path === undefined) return false;
  if (state().written.includes(artifactId)) return true;
  return isFree({ ports }, artifactOf(context, artifactId).path, path);
}

/** A document with a name of its own takes only its file: others may stand beside it. */
async function isFree({ ports }: Pick<RunContext, 'ports'>, pattern: string, path: string): Promise<boolean> {
  if (isNamed(pattern)) return (await ports.files.read(path)) === undefined;
  return (await ports.files.list(folderOf(path))).length === 0;
}

function isNamed(pattern: string): boolean {
  return pattern.includes('{{name}}');
}

function question(place: string, isFile: boolean): Clarification {
  return choiceOf(folderQuestion, {
    question: isFile
      ? say('The file {0} is there already. Continue it, or make another?', place)
      : say('The folder {0} is there already. Continue it, or make another?', place),
    why: [say('Nothing that is there is ever overwritten.')],
    labels: [say('Continue it'), say('Make another')],
    details: [
      say('Revise what is there by the new description.'),
      isFile
        ? say('Leave it alone and use a file with a number.')
        : say('Leave it alone and use a folder with a number.'),
    ],
  });
}

/** Words of going on, as people say them in the languages that Planner knows, and those that turn them around. */
const goOn =
  /(?<!\p{L})(?:continu|go(?:ing)? on|carry on|keep going|resume|weiter|fortsetz|fortfahr|fortführ|poursuiv|reprend|seguir|sigue|riprend|andare avanti|vai avanti|prosegu|продолж)|继续|繼續|接着|続け|続行/iu;
const not = /(?<!\p{L})(?:not|don['’]?t|no|never|nicht|kein\p{L}*|ne|pas|não|non|не)(?!\p{L})|不要|别|ない|ません/iu;

function wantsToGoOn({ state, answer = '' }: LedgerEntry): boolean {
  return state === 'answered' && goOn.test(answer) && !not.test(answer);
}

async function freePath(context: RunContext, pattern: string, wanted: string): Promise<string> {
  for (let number = 2; ; number++) {
    const path = pathOf(context, pattern, `${wanted}-${number}`, isNamed(pattern) ? wanted : undefined);
    if (await isFree(context, pattern, path)) return path;
  }
}

/** The path of a name; one in a folder of another name, where that is given. What starts from a document goes beside it. */
function pathOf(context: RunContext, pattern: string, name: string, folder = name): string {
  const { plansFolder, specsFolder } = context.ports.settings;
  const places: Readonly<Record<string, string>> = { plans: plansFolder, specs: specsFolder, slug: folder, name };
  const path = pattern.replace(/\{\{(\w+)\}\}/g, (place, key: string) => places[key] ?? place);
  const beside = folderOf(context.state().start?.origin ?? '');
  return isNamed(pattern) && beside !== '' ? `${beside}/${path.slice(path.lastIndexOf('/') + 1)}` : path;
}
