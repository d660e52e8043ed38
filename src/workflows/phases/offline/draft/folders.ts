// Where the repository keeps its tests, its documents and what a text speaks of; nothing where it does not show.
import type { Repository } from '../../facts.ts';

/** The folder of the tests. */
export function testFolderIn({ layout }: Repository): string | undefined {
  const folder = foldersIn(layout).find((name) => /^(?:tests?|specs?|__tests__|e2e)$/i.test(name));
  return folder === undefined ? undefined : `\`${folder}/\``;
}

/** The documents that users and developers read. */
export function documentsIn({ layout, sources }: Repository): string | undefined {
  const folder = foldersIn(layout).find((name) => /^(?:docs?|documentation|manual)$/i.test(name));
  const readme = sources.find(({ path }) => /^readme\b/i.test(path))?.path;
  const places = [...(folder === undefined ? [] : [`${folder}/`]), ...(readme === undefined ? [] : [readme])];
  return places.length > 0 ? places.map((place) => `\`${place}\``).join(', ') : undefined;
}

/** What stands in the repository under a name that the text uses, as paths. */
export function placesIn({ layout }: Repository, text: string): readonly string[] {
  const words = new Set((text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []).map(singular));
  const found = layout.flatMap((line) => {
    const [folder = '', names = ''] = line.split(/\/:\s+/);
    return names.split(/,\s+/).flatMap((name) => {
      const stem = name.replace(/\/$|(?:\.\w+)+$/g, '').toLowerCase();
      return words.has(singular(stem)) && !isPicture.test(name) ? [`\`${folder}/${name}\``] : [];
    });
  });
  return found.slice(0, mostPlaces);
}

const mostPlaces = 4;
/** Nobody changes code there. */
const isPicture = /\.(?:gif|png|jpe?g|svg|ico|webp|pdf|mp4|webm|woff2?|ttf|zip|gz)$/i;

function singular(word: string): string {
  return word.replace(/(?<=..)s$/, '');
}

/** The top folders; what is said of them stands behind their names. */
function foldersIn(layout: readonly string[]): readonly string[] {
  return layout.map((line) => line.split(/[\s:—(]/)[0]?.replace(/\/$/, '') ?? '').filter((name) => name !== '');
}
