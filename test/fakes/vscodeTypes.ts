// The classes and constants of the module `vscode` that our adapters touch. Used through `vscode.ts`.

export class Uri {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
  readonly query = '';
  readonly fragment = '';

  constructor(scheme: string, authority: string, path: string) {
    this.scheme = scheme;
    this.authority = authority;
    this.path = path;
  }

  static file(path: string): Uri {
    return new Uri('file', '', path);
  }

  static parse(text: string): Uri {
    const [, scheme = '', authority = '', path = ''] = /^([\w+-]+):(?:\/\/([^/]*))?(.*)$/.exec(text) ?? [];
    return new Uri(scheme, authority, decodeURIComponent(path));
  }

  static from({ scheme, path }: { readonly scheme: string; readonly path: string }): Uri {
    return new Uri(scheme, '', path);
  }

  static joinPath(base: Uri, ...names: readonly string[]): Uri {
    return base.with({ path: [base.path.replace(/\/$/, ''), ...names].join('/') || '/' });
  }

  get fsPath(): string {
    return this.path;
  }

  with(change: { readonly path: string }): Uri {
    return new Uri(this.scheme, this.authority, change.path);
  }

  toString(): string {
    return `${this.scheme}://${this.authority}${encodeURI(this.path)}`;
  }
}

export class Position {
  readonly line: number;
  readonly character: number;

  constructor(line: number, character: number) {
    this.line = line;
    this.character = character;
  }
}

export class Range {
  readonly start: Position;
  readonly end: Position;

  constructor(start: Position, end: Position) {
    this.start = start;
    this.end = end;
  }

  intersection(other: Range): Range | undefined {
    const start = isBefore(this.start, other.start) ? other.start : this.start;
    const end = isBefore(this.end, other.end) ? this.end : other.end;
    return isBefore(end, start) ? undefined : new Range(start, end);
  }
}

function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}

export class FileSystemError extends Error {
  readonly code: string;

  constructor(message = '', code = 'Unknown') {
    super(message);
    this.name = 'FileSystemError';
    this.code = code;
  }
}

export class LanguageModelError extends Error {
  readonly code: string;

  constructor(message = '', code = '', cause?: unknown) {
    super(message, { cause });
    this.name = 'LanguageModelError';
    this.code = code;
  }

  static NotFound(message?: string): LanguageModelError {
    return new LanguageModelError(message, 'NotFound');
  }

  static NoPermissions(message?: string): LanguageModelError {
    return new LanguageModelError(message, 'NoPermissions');
  }

  static Blocked(message?: string): LanguageModelError {
    return new LanguageModelError(message, 'Blocked');
  }
}

export class LanguageModelTextPart {
  readonly value: string;

  constructor(value: string) {
    this.value = value;
  }
}

export class LanguageModelToolCallPart {
  readonly callId: string;
  readonly name: string;
  readonly input: object;

  constructor(callId: string, name: string, input: object) {
    this.callId = callId;
    this.name = name;
    this.input = input;
  }
}

export class LanguageModelDataPart {
  readonly data: Uint8Array;
  readonly mimeType: string;

  constructor(data: Uint8Array, mimeType: string) {
    this.data = data;
    this.mimeType = mimeType;
  }
}

export class LanguageModelToolResult {
  readonly content: readonly unknown[];

  constructor(content: readonly unknown[]) {
    this.content = content;
  }
}

export const LanguageModelChatMessageRole = { User: 1, Assistant: 2 } as const;

export class LanguageModelChatMessage {
  readonly role: number;
  readonly content: readonly LanguageModelTextPart[];

  constructor(role: number, text: string) {
    this.role = role;
    this.content = [new LanguageModelTextPart(text)];
  }

  static User(text: string): LanguageModelChatMessage {
    return new LanguageModelChatMessage(LanguageModelChatMessageRole.User, text);
  }

  static Assistant(text: string): LanguageModelChatMessage {
    return new LanguageModelChatMessage(LanguageModelChatMessageRole.Assistant, text);
  }
}

export const LanguageModelChatToolMode = { Auto: 1, Required: 2 } as const;
export const FileType = { Unknown: 0, File: 1, Directory: 2, SymbolicLink: 64 } as const;
export const FilePermission = { Readonly: 1 } as const;
export const QuickPickItemKind = { Separator: -1, Default: 0 } as const;
export const ConfigurationTarget = { Global: 1, Workspace: 2, WorkspaceFolder: 3 } as const;
export const LogLevel = { Off: 0, Trace: 1, Debug: 2, Info: 3, Warning: 4, Error: 5 } as const;

export class EventEmitter<T> {
  readonly #listeners = new Set<(value: T) => unknown>();

  readonly event = (listener: (value: T) => unknown): Disposable => {
    this.#listeners.add(listener);
    return new Disposable(() => this.#listeners.delete(listener));
  };

  fire(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

export class CancellationTokenSource {
  readonly #emitter = new EventEmitter<void>();
  readonly token = { isCancellationRequested: false, onCancellationRequested: this.#emitter.event };

  cancel(): void {
    if (this.token.isCancellationRequested) return;
    this.token.isCancellationRequested = true;
    this.#emitter.fire();
  }

  dispose(): void {
    this.#emitter.dispose();
  }
}

export class Disposable {
  readonly #dispose: () => unknown;

  constructor(dispose: () => unknown) {
    this.#dispose = dispose;
  }

  static from(...items: readonly { dispose(): unknown }[]): Disposable {
    return new Disposable(() => items.forEach((item) => item.dispose()));
  }

  dispose(): void {
    this.#dispose();
  }
}

/** One change of a `WorkspaceEdit`. */
export type Change =
  | { readonly kind: 'replace'; readonly uri: Uri; readonly range: Range; readonly text: string }
  | { readonly kind: 'delete'; readonly uri: Uri };

export class WorkspaceEdit {
  readonly changes: Change[] = [];

  replace(uri: Uri, range: Range, text: string): void {
    this.changes.push({ kind: 'replace', uri, range, text });
  }

  deleteFile(uri: Uri): void {
    this.changes.push({ kind: 'delete', uri });
  }
}

/** An open editor's text. Like the real one it holds one kind of line ending and no byte order mark. */
export class FakeDocument {
  readonly uri: Uri;
  readonly eol: '\n' | '\r\n';
  isDirty: boolean;
  languageId = 'markdown';
  #text: string;

  constructor(uri: Uri, text: string, dirty: boolean) {
    this.uri = uri;
    this.eol = text.includes('\r\n') ? '\r\n' : '\n';
    this.#text = this.#normalize(text.replace(/^\uFEFF/, ''));
    this.isDirty = dirty;
  }

  getText(range?: Range): string {
    return range ? this.#text.slice(this.#offsetAt(range.start), this.#offsetAt(range.end)) : this.#text;
  }

  /** Like the real one it never points between the two characters of a line ending. */
  positionAt(offset: number): Position {
    const lines = this.#text.slice(0, Math.max(0, offset)).split(this.eol);
    return new Position(lines.length - 1, lines.at(-1)?.replace(/\r$/, '').length ?? 0);
  }

  /** Carries out the changes of one edit, from the last to the first. */
  change(changes: readonly Extract<Change, { kind: 'replace' }>[]): void {
    const spots = changes.map(({ range, text }) => ({
      start: this.#offsetAt(range.start),
      end: this.#offsetAt(range.end),
      text,
    }));
    for (const { start, end, text } of spots.sort((one, other) => other.start - one.start)) {
      this.#text = this.#text.slice(0, start) + this.#normalize(text) + this.#text.slice(end);
    }
    this.isDirty = true;
  }

  #offsetAt({ line, character }: Position): number {
    const lines = this.#text.split(this.eol).slice(0, line);
    return lines.reduce((sum, text) => sum + text.length + this.eol.length, character);
  }

  #normalize(text: string): string {
    return text.replace(/\r\n|\r|\n/g, this.eol);
  }
}

/** A log channel that keeps its lines, each as `<level> <text>`. */
export class FakeLog {
  readonly name: string;
  logLevel: number = LogLevel.Info;
  readonly lines: string[] = [];
  readonly trace = this.#at('trace', 1);
  readonly debug = this.#at('debug', 2);
  readonly info = this.#at('info', 3);
  readonly warn = this.#at('warn', 4);
  readonly error = this.#at('error', 5);
  shown = 0;

  constructor(name: string) {
    this.name = name;
  }

  show(): void {
    this.shown++;
  }

  dispose(): void {}

  /** Like VS Code's, it drops what is finer than its level. */
  #at(level: string, rank: number): (text: string) => void {
    return (text) => {
      if (this.logLevel !== LogLevel.Off && this.logLevel <= rank) this.lines.push(`${level} ${text}`);
    };
  }
}

export const DiagnosticSeverity = { Error: 0, Warning: 1, Information: 2, Hint: 3 } as const;

export class Diagnostic {
  readonly range: Range;
  readonly message: string;
  readonly severity: number;
  source?: string;
  code?: unknown;

  constructor(range: Range, message: string, severity: number) {
    this.range = range;
    this.message = message;
    this.severity = severity;
  }
}

/** A kind is a path of words; one contains those that go on with it. */
export class CodeActionKind {
  static readonly QuickFix = new CodeActionKind('quickfix');
  static readonly SourceFixAll = new CodeActionKind('source.fixAll');
  readonly value: string;

  constructor(value: string) {
    this.value = value;
  }

  append(part: string): CodeActionKind {
    return new CodeActionKind(`${this.value}.${part}`);
  }

  contains(other: CodeActionKind): boolean {
    return `${other.value}.`.startsWith(`${this.value}.`);
  }
}

export class CodeAction {
  readonly title: string;
  readonly kind: CodeActionKind;
  edit?: WorkspaceEdit;
  command?: unknown;
  isPreferred?: boolean;
  diagnostics?: readonly Diagnostic[];

  constructor(title: string, kind: CodeActionKind) {
    this.title = title;
    this.kind = kind;
  }
}

export class MarkdownString {
  readonly value: string;

  constructor(value: string) {
    this.value = value;
  }
}

export class Hover {
  readonly contents: readonly MarkdownString[];
  readonly range: Range;

  constructor(contents: readonly MarkdownString[], range: Range) {
    this.contents = contents;
    this.range = range;
  }
}
