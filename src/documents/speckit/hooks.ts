// Hooks of spec-kit's extensions, `.specify/extensions.yml`: commands that an agent should carry out around a step.
// Planner shows them; it runs none.
import { parseDocument } from 'yaml';
import { isRecord } from '../json.ts';
import { say, type Sentence } from '../sentence.ts';

export interface Hook {
  readonly when: 'before' | 'after';
  /** The step, such as `plan` or `tasks`. */
  readonly step: string;
  readonly extension: string;
  /** As the extension names it, `speckit.git.commit`. */
  readonly command: string;
  readonly prompt: string;
  readonly description: string;
  /** Whether the user may leave it out. */
  readonly isOptional: boolean;
  /** Empty where it always holds. Planner does not judge it. */
  readonly condition: string;
}

export interface Hooks {
  /** Those that are enabled, in the order in which they come. */
  readonly hooks: readonly Hook[];
  readonly problems: readonly Sentence[];
}

/** Reads the file. What is no hook is left out and told. */
export function readHooks(path: string, text: string): Hooks {
  const document = parseDocument(text.replace(/^\ufeff/, ''), { logLevel: 'silent' });
  const value: unknown = document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 100 });
  if (text.trim() !== '' && value !== null && !isRecord(value)) {
    return { hooks: [], problems: [say('{0} cannot be read; hooks of extensions are not shown.', path)] };
  }
  const hooks = isRecord(value) ? value['hooks'] : undefined;
  if (hooks === undefined || hooks === null) return { hooks: [], problems: [] };
  if (!isRecord(hooks)) return { hooks: [], problems: [say('{0} has no list of hooks.', path)] };
  const found: Ranked[] = [];
  const problems: Sentence[] = [];
  for (const [name, entry] of Object.entries(hooks)) {
    const [, when, step = ''] = /^(before|after)_(\w+)$/.exec(name) ?? [];
    const members: readonly unknown[] = Array.isArray(entry) ? entry : [entry];
    for (const member of members) {
      const hook = when === undefined ? undefined : hookOf(when === 'before' ? 'before' : 'after', step, member);
      if (hook !== undefined) found.push(hook);
      else if (member !== null) problems.push(say('{0}: “{1}” is no hook that Planner knows.', path, name));
    }
  }
  const enabled = found.filter(({ isEnabled }) => isEnabled).sort((one, other) => one.priority - other.priority);
  return { hooks: enabled.map(({ hook }) => hook), problems };
}

interface Ranked {
  readonly hook: Hook;
  readonly priority: number;
  readonly isEnabled: boolean;
}

function hookOf(when: Hook['when'], step: string, value: unknown): Ranked | undefined {
  if (!isRecord(value)) return undefined;
  const text = (name: string) => (typeof value[name] === 'string' ? value[name].replace(/\s+/g, ' ').trim() : '');
  if (text('command') === '') return undefined;
  return {
    hook: {
      when,
      step,
      extension: text('extension'),
      command: text('command'),
      prompt: text('prompt'),
      description: text('description'),
      isOptional: value['optional'] !== false,
      condition: text('condition'),
    },
    priority: typeof value['priority'] === 'number' ? value['priority'] : 10,
    isEnabled: value['enabled'] !== false,
  };
}
