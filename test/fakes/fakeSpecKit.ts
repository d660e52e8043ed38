// A computer with the scripts that a test gives it, without running any.
import type {
  OverwrittenFile,
  ScriptCall,
  ScriptOutcome,
  SpecKit,
  SpecKitVariables,
} from '../../src/core/speckit/port.ts';
import type { MemoryFiles } from './memoryFiles.ts';

/** What a script does when it is called. */
export type FakeScript = (call: ScriptCall) => Partial<Omit<ScriptOutcome, 'overwritten'>>;

/** A workspace at `/work space`. Programs that are not in `programs` are not found. */
export class FakeSpecKit implements SpecKit {
  readonly root = '/work space';
  isWindows = false;
  variables: SpecKitVariables = {};
  /** The project above the workspace. */
  parent: string | undefined = undefined;
  /** Every call so far. */
  readonly calls: ScriptCall[] = [];
  /** Scripts by the program that runs them. */
  readonly programs = new Map<string, FakeScript>();
  readonly #files: MemoryFiles | undefined;

  /** With `files` the protected ones get their text again, as the real ones do. */
  constructor(files?: MemoryFiles) {
    this.#files = files;
  }

  absolute(path: string): string {
    return path === '' ? this.root : `${this.root}/${path}`;
  }

  async locate(printed: string): Promise<string | undefined> {
    if (printed === '') return undefined;
    const names: string[] = [];
    const absolute = printed.startsWith('/') ? printed : this.absolute(printed);
    for (const name of absolute.split('/').filter((one) => one !== '' && one !== '.')) {
      if (name === '..') names.pop();
      else names.push(name);
    }
    const path = `/${names.join('/')}`;
    if (path === this.root) return '';
    return path.startsWith(`${this.root}/`) ? path.slice(this.root.length + 1) : undefined;
  }

  async above(): Promise<string | undefined> {
    return this.parent;
  }

  async run(call: ScriptCall, signal: AbortSignal): Promise<ScriptOutcome> {
    this.calls.push(call);
    const script = this.programs.get(call.line[0]);
    const nothing = { output: '', errors: '', overwritten: [] };
    if (signal.aborted) return { ...nothing, ending: 'stopped' };
    if (script === undefined) return { ...nothing, ending: 'notFound' };
    const texts = this.#files?.texts ?? new Map<string, string>();
    const before = new Map(call.protect.map((path) => [path, texts.get(path)]));
    const outcome = script(call);
    const overwritten = [...before].flatMap(([path, text]): readonly OverwrittenFile[] => {
      const present = texts.get(path) ?? '';
      if (text === undefined || present.includes(text.trim())) return [];
      texts.set(path, text);
      return [{ path, text: present, restored: true }];
    });
    return { ...nothing, ending: 0, ...outcome, overwritten };
  }
}
