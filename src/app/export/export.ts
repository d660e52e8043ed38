// Exports a document as one HTML file that needs nothing else: its images and what draws its diagrams are in it.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { PlannerError } from '../../core/error.ts';
import { BlockRenderer } from '../../documents/blocks.ts';
import { highlight } from '../../documents/blocks/highlight.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import { readLink, resolvePath } from '../links.ts';
import { packModules, toBase64, type ReadModule } from './modules.ts';
import { pageOf } from './page.ts';

/** What an export needs from outside. */
export interface ExportSources {
  /** A built file of the preview, such as `exported.js`. */
  readonly module: ReadModule;
  /** The style of the preview. */
  readonly style: () => Promise<string>;
  /** The bytes of a file of the workspace, or nothing where there is none. The path is relative to it, with `/`. */
  readonly file: (path: string) => Promise<Uint8Array | undefined>;
  /** A sentence in the user's language. */
  readonly translate: (sentence: Sentence) => string;
  /** The user's language, such as `de`. */
  readonly language: string;
}

/** The longest document, in characters: a browser takes long for such a page. */
const longest = 5_000_000;
/** The most that images may take together, in bytes. */
const mostBytes = 30_000_000;

const imageTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
};

/** The page of a document. `path` is relative to the workspace. Throws `files.tooLarge`. */
export async function exportHtml(path: string, text: string, sources: ExportSources): Promise<string> {
  if (text.length > longest) {
    throw new PlannerError('files.tooLarge', say('{0} is too long to be exported.', path), [
      say('Export parts of it: documents of up to {0} million characters can be exported.', longest / 1e6),
    ]);
  }
  const { translate } = sources;
  const link = (href: string): string | undefined => {
    if (href.startsWith('#')) return href;
    return readLink(href, path).kind === 'refused' ? undefined : href;
  };
  const images = await loadImages(path, text, sources);
  const image = (source: string): string | undefined => images.get(source);
  const blocks = new BlockRenderer({ highlight, translate, link, image }).render(text);
  const diagrams = blocks.flatMap(({ html }) => diagramsIn(html));
  const entry = 'exported.js';
  const page = {
    title: titleOf(path, blocks.map(({ html }) => html).join('')),
    language: sources.language,
    style: await sources.style(),
    blocks,
    nonce: bytesToHex(sha256(utf8ToBytes(`planner ${text}`))).slice(0, 32),
    outline: translate(say('Outline')),
    texts: {
      diagram: translate(say('Diagram')),
      broken: translate(say('This diagram cannot be drawn.')),
      fullScreen: translate(say('Full screen')),
      close: translate(say('Close')),
      zoomIn: translate(say('Enlarge')),
      zoomOut: translate(say('Reduce')),
      zoomReset: translate(say('Original size')),
      copySvg: translate(say('Copy as SVG')),
      copyPng: translate(say('Copy as PNG')),
      copied: translate(say('The diagram is copied.')),
      notCopied: translate(say('The diagram could not be copied.')),
    },
  };
  if (diagrams.length === 0) return pageOf(page);
  return pageOf({ ...page, script: { entry, modules: await packModules(entry, diagrams, sources.module) } });
}

/** The images of the workspace that the document shows, as addresses that hold them. */
async function loadImages(path: string, text: string, { file }: ExportSources): Promise<ReadonlyMap<string, string>> {
  const wanted = new Set<string>();
  new BlockRenderer({ translate: ({ text: said }) => said, image: (source) => void wanted.add(source) }).render(text);
  const loaded = new Map<string, string>();
  let left = mostBytes;
  for (const source of wanted) {
    if (/^data:image\/(?:png|jpeg|gif|webp|svg\+xml)[;,]/i.test(source)) loaded.set(source, source);
    const place = resolvePath(source, path);
    const type = imageTypes[place?.split('.').at(-1)?.toLowerCase() ?? ''];
    const bytes = place !== undefined && type !== undefined ? await file(place) : undefined;
    if (!bytes || bytes.length > left) continue;
    left -= bytes.length;
    loaded.set(source, `data:${type};base64,${toBase64(bytes)}`);
  }
  return loaded;
}

/** The sources of the diagrams in a block, as the renderer writes them. */
function diagramsIn(html: string): readonly string[] {
  return [...html.matchAll(/<div class="diagram"[^>]*><pre>([^]*?)<\/pre><\/div>/g)].map(([, source]) => source ?? '');
}

/** The first heading, else the name of the file. */
function titleOf(path: string, html: string): string {
  const heading = /<h1[^>]*>([^]*?)<\/h1>/.exec(html)?.[1] ?? '';
  const plain = heading
    .replace(/<[^>]*>/g, '')
    .replace(/&#x([0-9A-F]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .trim();
  return plain || (path.split('/').at(-1) ?? path);
}
