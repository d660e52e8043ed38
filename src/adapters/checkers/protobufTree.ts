// Splits Protocol Buffers into statements and blocks that know where they stand: the library's parser forgets it.

export interface Token {
  readonly text: string;
  readonly offset: number;
}

/** What ends with a semicolon or is followed by a block. */
export interface Statement {
  readonly words: readonly Token[];
  readonly body?: readonly Statement[];
}

/** The statements of a text that the library's parser has read: of others it yields what it can. */
export function readStatements(text: string): readonly Statement[] {
  return readBlock({ tokens: tokensOf(text), at: 0 });
}

/** The word at a position, or empty. */
export function word(statement: Statement, index: number): string {
  return statement.words[index]?.text ?? '';
}

interface Cursor {
  readonly tokens: readonly Token[];
  at: number;
}

function tokensOf(text: string): readonly Token[] {
  const pattern = /\/\/[^\n]*|\/\*[^]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[.\w]+|[^\s]/g;
  return [...text.matchAll(pattern)]
    .filter(([token]) => !/^\/[/*]/.test(token))
    .map((match) => ({ text: match[0], offset: match.index }));
}

function readBlock(cursor: Cursor): readonly Statement[] {
  const statements: Statement[] = [];
  let words: Token[] = [];
  let brackets = 0;
  for (; cursor.at < cursor.tokens.length; cursor.at++) {
    const token = cursor.tokens[cursor.at];
    if (token === undefined) break;
    if (token.text === '[') brackets++;
    if (token.text === ']') brackets--;
    const isValue = brackets > 0 || words[0]?.text === 'option';
    if (token.text === '{' && isValue) skipValue(cursor, words);
    else if (token.text === '{') {
      cursor.at++;
      statements.push({ words, body: readBlock(cursor) });
      words = [];
    } else if (token.text === '}') {
      break;
    } else if (token.text === ';' && brackets <= 0) {
      if (words.length > 0) statements.push({ words });
      words = [];
    } else {
      words.push(token);
    }
  }
  if (words.length > 0) statements.push({ words });
  return statements;
}

/** Values of options may be blocks: `option (a) = { b: 1 };`. */
function skipValue(cursor: Cursor, words: Token[]): void {
  let depth = 0;
  for (; cursor.at < cursor.tokens.length; cursor.at++) {
    const token = cursor.tokens[cursor.at];
    if (token === undefined) return;
    words.push(token);
    if (token.text === '{') depth++;
    if (token.text === '}' && --depth === 0) return;
  }
}
