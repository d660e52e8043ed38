// Names of folders from titles in any script.
import { slug as githubSlug } from 'github-slugger';

const longest = 60;
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;

/**
 * A safe folder name: never empty, no path, no name that Windows keeps for itself, at most 60 characters.
 * Letters of every script stay. `fallback` is used where nothing of the title is left.
 */
export function slug(title: string, fallback: string): string {
  return nameOf(title) || nameOf(fallback) || 'task';
}

function nameOf(title: string): string {
  const plain = title
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, ' ')
    .replace(/[\s/\\:.,;_–—-]+/gu, ' ')
    .trim();
  // Emoji and their joiners are no letters; GitHub's slugs keep some of them.
  const name = githubSlug(plain)
    .replace(/[^\p{L}\p{M}\p{N}-]/gu, '')
    .replace(/-{2,}/g, '-')
    .normalize('NFC');
  const cut = trimHyphens(cutAtWord(trimHyphens(name)));
  if (!/[\p{L}\p{N}]/u.test(cut)) return '';
  return reserved.test(cut) ? `task-${cut}` : cut;
}

function cutAtWord(name: string): string {
  if (name.length <= longest) return name;
  let kept = '';
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name)) {
    if (kept.length + segment.length > longest) break;
    kept += segment;
  }
  const hyphen = kept.lastIndexOf('-');
  return hyphen > longest / 2 && name[kept.length] !== '-' ? kept.slice(0, hyphen) : kept;
}

function trimHyphens(name: string): string {
  return name.replace(/^[-\p{M}]+|-+$/gu, '');
}
