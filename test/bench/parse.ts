// Parses all Markdown files below a folder, and prints what that took: what any program must do that looks at them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseMarkdown } from '../../src/documents/markdown.ts';

const [folder = '.'] = process.argv.slice(2);
const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(join(folder, name), 'utf8'));
const before = process.cpuUsage();
for (const text of texts) parseMarkdown(text);
const { user, system } = process.cpuUsage(before);
console.error(`spent ${(user + system) / 1000}`);
