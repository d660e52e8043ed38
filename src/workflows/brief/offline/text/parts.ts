// Takes a text apart: headings, list items, table rows and sentences, each with the topic it stands under.
import { asMarkdown } from '../pasted/pasted.ts';
import { headingIn, isBareHeading, isUnderline, withPlainLabel } from './headings.ts';
import { labelIn, readLabel } from './labels.ts';
import { cellsOf, isMachineTalk, itemIn, plain, rowStatement, unmarked, withoutComments } from './lines.ts';
import { statementsOf, withWholeStories } from './paragraphs.ts';
import { splitSentences } from './sentences.ts';
import { fieldsIn, isList, isToday, opensList, opensQuestion, type Form, type Part, type Parts } from './part.ts';
import { topicOf, type Topic } from './topics.ts';

/** Takes a text apart in one pass over its lines. Code, comments, rules and stack traces are no statements. */
export function partsOf(text: string): Parts {
  const reader = new PartReader();
  for (const line of withWholeStories(asMarkdown(withoutComments(text))).split('\n')) reader.line(line);
  return reader.end();
}

class PartReader {
  readonly #parts: Part[] = [];
  readonly #code: string[] = [];
  #fence = '';
  #codeLines: string[] = [];
  #paragraph: string[] = [];
  #form: 'item' | 'sentence' = 'sentence';
  #ordered = false;
  #topic: Topic | undefined;
  #under: string | undefined;
  #lead: string | undefined;
  #section: Topic | undefined;
  #name = '';
  /** The item that announces the items below it. */
  #parent: { readonly indent: number; readonly at: number } | undefined;
  #indent = 0;
  #label: { readonly topic: Topic; readonly indent: number } | undefined;
  #columns: readonly string[] | undefined;
  #inTable = false;
  #sawItems = false;
  #isApart = true;
  #afterFrame = false;
  #bareHeading: string | undefined;
  #fencesCount = true;

  line(raw: string): void {
    if (this.#fence) return this.#codeLine(raw);
    const above = this.#bareHeading;
    this.#bareHeading = undefined;
    if (isUnderline(raw, above)) return;
    if (this.#paragraph.length === 1 && this.#form === 'sentence' && isUnderline(raw, this.#paragraph[0]))
      return this.#rule(raw);
    const fence = /^\s{0,8}(?:>\s*)?(`{3,}|~{3,})/.exec(raw)?.[1];
    if (fence && this.#fencesCount) {
      this.#flush();
      if (opensList(this.#parts.at(-1))) this.#parts.pop();
      this.#fence = fence;
      return;
    }
    const line = withPlainLabel(plain(raw.replace(/^\s{0,3}(?:>\s?)+/, ''))).replace(/^(\s*)\[[ xX]\]\s+/, '$1- ');
    if (!/^\s*\|.*\|?\s*$/.test(line) || !line.includes('|')) this.#endTable();
    if (line.trim() === '') return this.#blank();
    if (this.#isOfProgram(line)) return this.#flush();
    if (/^\s*(?:[-*_]\s*){3,}$/.test(line) || /^\s*=+\s*$/.test(line)) return this.#rule(line);
    if (this.#heading(line) || this.#tableRow(line) || this.#item(line)) return;
    if (this.#labelLine(line)) return;
    this.#leaveList();
    this.#isApart = false;
    this.#paragraph.push(line.trim());
  }

  end(): Parts {
    this.#flush();
    if (this.#fence) this.#readUnclosed();
    return { parts: this.#parts, code: this.#code };
  }

  /** A fence that nobody closed is no code: what stands below it is read after all. */
  #readUnclosed(): void {
    const lines = this.#codeLines;
    this.#fence = '';
    this.#codeLines = [];
    this.#fencesCount = false;
    for (const line of lines) this.line(line);
    this.#flush();
  }

  #codeLine(raw: string): void {
    const isClosing = raw.trim().startsWith(this.#fence) && /^\s*(?:>\s*)?(?:`+|~+)\s*$/.test(raw);
    if (!isClosing) {
      this.#codeLines.push(raw);
      return;
    }
    this.#code.push(this.#codeLines.join('\n'));
    this.#codeLines = [];
    this.#fence = '';
  }

  #blank(): void {
    this.#flush();
    this.#isApart = true;
  }

  /** Below a frame of a Python trace stands the line of code. */
  #isOfProgram(line: string): boolean {
    const isCode = this.#afterFrame && /^\s{2,}\S/.test(line);
    this.#afterFrame = /^\s*File ".{1,300}", line \d+/.test(line);
    return isCode || isMachineTalk(line) || /^\s*_?no response_?\s*$/i.test(line);
  }

  /** A line of dashes below one line of text makes that a heading. */
  #rule(line: string): void {
    const [title] = this.#paragraph;
    if (title !== undefined && this.#paragraph.length === 1 && isUnderline(line, title)) {
      this.#paragraph = [];
      this.#open(title);
      return;
    }
    this.#flush();
  }

  #heading(line: string): boolean {
    const isBelowTitle = this.#parts.length === 0 && this.#paragraph.length === 1 && this.#form === 'sentence';
    const bare = (this.#isApart || isBelowTitle) && isBareHeading(line) ? line.trim() : undefined;
    const title = headingIn(line) ?? bare;
    this.#bareHeading = bare;
    if (title === undefined) return false;
    this.#flush();
    this.#open(title);
    return true;
  }

  #open(title: string): void {
    const words = unmarked(title);
    this.#topic = topicOf(words);
    this.#section = this.#topic;
    this.#name = words.replace(/^\s*\d+(?:\.\d+)*[.)]?\s+|[:：]$/g, '');
    this.#parent = undefined;
    this.#lead = undefined;
    this.#sawItems = false;
    this.#label = undefined;
    this.#under = this.#topic ? undefined : words;
    this.#isApart = true;
    // A heading that asks is the form's, what stands below it the answer.
    const asks =
      /[?？]$/u.test(words) && (this.#parts.length > 0 || words.split(' ').length > 5 || opensQuestion.test(words));
    if (words && !this.#topic && !asks) this.#parts.push({ form: 'heading', text: words.replace(/[?？]+$/u, '') });
  }

  #tableRow(line: string): boolean {
    if (!/^\s*\|/.test(line) || line.indexOf('|', line.indexOf('|') + 1) < 0) return false;
    if (!this.#inTable) this.#flush();
    this.#inTable = true;
    const cells = cellsOf(line);
    if (cells.every((cell) => /^[:\s-]*$/.test(cell))) return true;
    if (!this.#columns) {
      this.#columns = cells;
      return true;
    }
    const row = rowStatement(this.#columns, cells);
    if (row) this.#push('row', row);
    return true;
  }

  #endTable(): void {
    // A table of one row has no header.
    this.#inTable = false;
    this.#columns = undefined;
  }

  #item(line: string): boolean {
    const item = itemIn(line);
    if (!item) return false;
    const indent = (item[1] ?? '').length;
    this.#flush();
    this.#leadIn();
    if (this.#label && this.#label.indent >= 0 && indent <= this.#label.indent) this.#label = undefined;
    const content = item[4] ?? '';
    if (/[:：]\s*$/.test(content) && topicOf(content)) {
      this.#label = { topic: topicOf(content) ?? 'background', indent };
      return true;
    }
    this.#form = 'item';
    this.#indent = indent;
    if (this.#parent && indent <= this.#parent.indent) this.#parent = undefined;
    this.#sawItems = true;
    this.#isApart = false;
    this.#ordered = /\d/.test(item[2] ?? '');
    this.#paragraph.push(content.trim());
    return true;
  }

  /** A sentence that announces the items below it speaks for them, and is no statement of its own. */
  #leadIn(): void {
    const last = this.#parts.at(-1);
    if (this.#sawItems || !last || last.topic !== this.#topic || !opensList(last, this.#section)) return;
    this.#parts.pop();
    this.#lead = last.text.replace(/\s*[:：]$/u, '');
    if (!this.#topic && isToday(last.text)) this.#topic = 'problem';
    if (!this.#topic) this.#under = this.#lead;
  }

  /** A paragraph of its own after a list no longer belongs to the list's topic. */
  #leaveList(): void {
    if (!this.#isApart || !this.#sawItems || this.#paragraph.length > 0) return;
    this.#topic = undefined;
    this.#lead = undefined;
    this.#label = undefined;
    this.#sawItems = false;
  }

  /** `Goals:` alone on a line speaks for what follows. */
  #labelLine(line: string): boolean {
    const label = /^\s*([^:：]{2,60})[:：]\s*$/.exec(line)?.[1];
    if (label === undefined) return false;
    const topic = topicOf(unmarked(label));
    // A line that only announces what follows is no statement; a long one may be.
    if (!topic && ((this.#paragraph.length > 0 && this.#form !== 'item') || label.split(' ').length > 7)) return false;
    this.#flush();
    if (!topic) this.#under = unmarked(label);
    this.#lead = topic ? undefined : unmarked(label);
    const goesOn = label.split(' ').length > 3 && (this.#section === 'problem' || this.#section === 'background');
    this.#topic = topic ?? (goesOn ? this.#section : isToday(label) ? 'problem' : undefined);
    this.#label = undefined;
    this.#sawItems = false;
    return true;
  }

  #flush(): void {
    const texts = statementsOf(this.#paragraph.flatMap(fieldsIn), isList(this.#topic)).map(unmarked).filter(Boolean);
    // Lines that each stand alone are a list, with or without bullets.
    const [only = ''] = texts;
    if (this.#form === 'item' && texts.length === 1 && this.#joined(only)) return;
    const form = texts.length > 2 || (texts.length > 1 && isList(this.#topic)) ? 'item' : this.#form;
    // The first of them may be the headline.
    const isFirst = this.#parts.length === 0 && this.#form === 'sentence' && !this.#topic;
    this.#paragraph = [];
    this.#form = 'sentence';
    texts.forEach((text, at) => this.#sentences(isFirst && at === 0 ? 'sentence' : form, text));
    this.#ordered = false;
    if (form === 'item' && texts.length === 1 && /[:：]$/u.test(only))
      this.#parent = { indent: this.#indent, at: this.#parts.length - 1 };
  }

  /** `Apply limits to:` and short items below it are one statement. */
  #joined(text: string): boolean {
    const parent = this.#parent;
    const above = parent && this.#parts[parent.at];
    if (!above || parent.at !== this.#parts.length - 1 || text.length > 80 || above.text.length > 300) return false;
    const words = /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
    this.#parts.splice(parent.at, 1, {
      ...above,
      text: `${above.text}${/[:：]$/u.test(above.text) ? ' ' : '; '}${words.replace(/[,;.]$/, '')}`,
    });
    this.#paragraph = [];
    this.#form = 'sentence';
    this.#ordered = false;
    return true;
  }

  /** Sentences; a label at the start of one (`Want: …`) speaks for the rest of its paragraph. */
  #sentences(form: 'item' | 'sentence', text: string): void {
    let topic = this.#label?.topic ?? this.#topic;
    // What is left out, and a case of a test, keep what explains them.
    const isWhole = form === 'item' && (topic === 'outOfScope' || /^(?:AC|TC)-?\d+[:.]\s/.test(text));
    for (const sentence of isWhole ? [text] : splitSentences(text)) {
      const read = readLabel(sentence, topic);
      topic = read.next;
      const isField = read.topic === 'meta' && this.#section === 'meta' && !labelIn(sentence) && sentence.length < 60;
      for (const said of read.texts) this.#push(form, isField ? `${this.#name}: ${said}` : said, read.topic);
    }
  }

  #push(form: Form, text: string, topic: Topic | undefined = this.#label?.topic ?? this.#topic): void {
    this.#parts.push({
      form,
      text,
      ...(topic ? { topic } : {}),
      ...(this.#ordered ? { ordered: true } : {}),
      ...(this.#under ? { under: this.#under } : {}),
      ...(this.#lead && form === 'item' ? { lead: this.#lead } : {}),
    });
  }
}
