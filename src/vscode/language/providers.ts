// Hover, definition, references, rename and completion of the ids in planning documents.
import * as vscode from 'vscode';
import { renamedLock } from '../../app/feature/renamedLock.ts';
import { listRuns } from '../../app/runs/runs.ts';
import { nextId } from '../../documents/ids/idIndex.ts';
import type { Mention } from '../../documents/ids/mentions.ts';
import { planRename } from '../../documents/ids/rename.ts';
import { idOf, type IdFamily } from '../../documents/speckit/ids.ts';
import { withSignal } from '../cancellation.ts';
import { tell } from '../tell.ts';
import { uriIn } from '../workspace.ts';
import { familyWords, idText, taskWords } from './idText.ts';
import { locationOf, offsetOf, rangeOf, type Reading, type Readings } from './readings.ts';

interface Pointed {
  readonly reading: Reading;
  readonly mention: Mention;
}

async function pointed(
  readings: Readings,
  document: vscode.TextDocument,
  position: vscode.Position,
  token: vscode.CancellationToken,
): Promise<Pointed | undefined> {
  const reading = await readings.read(document.uri, token);
  const mention = reading?.index.at(reading.path, offsetOf(reading, position));
  return reading && mention && { reading, mention };
}

/** The text of an id and where it stands. */
export function hovers(readings: Readings): vscode.HoverProvider {
  return {
    provideHover: async (document, position, token) => {
      const at = await pointed(readings, document, position, token);
      const definition = at?.reading.index.definition(at.mention.key);
      if (!at || !definition) return undefined;
      const { set, index, folder, path } = at.reading;
      const linkTo = (to: string, line: number): string =>
        uriIn(folder, to)
          .with({ fragment: `L${line}` })
          .toString();
      const text = new vscode.MarkdownString(idText(definition, set, index, tell, linkTo));
      return new vscode.Hover(text, rangeOf(at.reading, path, at.mention.span));
    },
  };
}

/** From an id to what it is given to. */
export function definitions(readings: Readings): vscode.DefinitionProvider {
  return {
    provideDefinition: async (document, position, token) => {
      const at = await pointed(readings, document, position, token);
      const definition = at?.reading.index.definition(at.mention.key);
      if (!at || !definition) return undefined;
      const { reading, mention } = at;
      return [
        {
          originSelectionRange: rangeOf(reading, reading.path, mention.span),
          targetUri: uriIn(reading.folder, definition.path),
          targetRange: rangeOf(reading, definition.path, definition.span),
          targetSelectionRange: rangeOf(reading, definition.path, definition.name),
        },
      ];
    },
  };
}

/** Every place that names an id, and the ranges that it lies in. */
export function references(readings: Readings): vscode.ReferenceProvider {
  return {
    provideReferences: async (document, position, { includeDeclaration }, token) => {
      const at = await pointed(readings, document, position, token);
      if (!at) return undefined;
      const { reading, mention } = at;
      const own = reading.index.definition(mention.key);
      const places = [...reading.index.mentions(mention.key), ...reading.index.ranges(mention.key)];
      return places
        .filter(({ path, span }) => includeDeclaration || path !== own?.path || span.start !== own.name.start)
        .map(({ path, span }) => locationOf(reading, path, span));
    },
  };
}

/** Another name for an id, in all documents of the task or feature. */
export function renames(readings: Readings): vscode.RenameProvider {
  return {
    prepareRename: async (document, position, token) => {
      const at = await pointed(readings, document, position, token);
      if (!at) throw new Error(vscode.l10n.t('There is no id of a requirement, task or decision here.'));
      const { reading, mention } = at;
      const placeholder = reading.index.definition(mention.key)?.id ?? mention.id;
      return { range: rangeOf(reading, reading.path, mention.span), placeholder };
    },
    provideRenameEdits: async (document, position, name, token) => {
      const at = await pointed(readings, document, position, token);
      if (!at) return undefined;
      const { reading, mention } = at;
      const plan = planRename(reading.set, mention.key, name);
      if (plan.kind === 'refused') throw new Error(tell(plan.message));
      const edit = new vscode.WorkspaceEdit();
      for (const { path, edits } of plan.files) {
        edit.set(
          uriIn(reading.folder, path),
          edits.map((one) => new vscode.TextEdit(rangeOf(reading, path, one), one.text)),
        );
      }
      // The lock goes with them: what a rename changes nobody has edited, and nothing is stale by it.
      const { folder, set } = reading;
      const lock = await withSignal(token, async (signal) => {
        const host = await readings.host(folder);
        return renamedLock(host, set.folder, plan.files, await listRuns(host), signal);
        // The ids are renamed all the same: then their sections count as edited.
      }).catch(() => undefined);
      if (lock) edit.set(uriIn(folder, lock.path), [new vscode.TextEdit(wholeOf(lock.before), lock.after)]);
      return edit;
    },
  };
}

/** All of a text. */
function wholeOf(text: string): vscode.Range {
  const lines = text.split(/\r\n|\r|\n/);
  return new vscode.Range(0, 0, lines.length - 1, lines.at(-1)?.length ?? 0);
}

/** What may stand before the cursor for ids to be offered. */
const begun = /(?:^|[^\p{L}\p{N}_-])((?:NFR|FR|SC|TD|US|T)-?[A-Z\d.-]*)$/u;

/** Ids that are defined, and the next free one, while one is typed. */
export function completions(readings: Readings): vscode.CompletionItemProvider {
  return {
    provideCompletionItems: async (document, position, token, { triggerKind }) => {
      const before = document.lineAt(position).text.slice(0, position.character);
      const typed = begun.exec(before)?.[1] ?? '';
      // What was asked for by hand needs no beginning.
      if (typed === '' && triggerKind !== vscode.CompletionTriggerKind.Invoke) return undefined;
      const reading = await readings.read(document.uri, token);
      if (!reading) return undefined;
      const range = new vscode.Range(position.translate(0, -typed.length), position);
      const items = reading.index.defined().map(({ id, family, title, state }, order) => {
        const item = new vscode.CompletionItem({ label: id, description: title.slice(0, 80) }, kinds[family]);
        const detail = [familyWords[family], ...(state === undefined ? [] : [taskWords[state]])].map(tell).join(' · ');
        return Object.assign(item, {
          range,
          detail,
          filterText: id,
          documentation: title,
          sortText: String(order).padStart(6, '0'),
        });
      });
      const families = (['FR', 'NFR', 'SC', 'T', 'TD'] as const).filter((family) => typed.startsWith(family));
      // The longest beginning counts: `TD-` begins no task.
      const family = families.at(-1);
      const next = family && nextId(reading.index, family);
      if (family === undefined || next === undefined || idOf(next) === undefined) return items;
      const item = new vscode.CompletionItem(
        { label: next, description: vscode.l10n.t('next free id') },
        kinds[family],
      );
      return [...items, Object.assign(item, { range, filterText: next, sortText: '999999' })];
    },
  };
}

const kinds: Readonly<Record<IdFamily, vscode.CompletionItemKind>> = {
  FR: vscode.CompletionItemKind.Property,
  NFR: vscode.CompletionItemKind.Property,
  SC: vscode.CompletionItemKind.Event,
  US: vscode.CompletionItemKind.Interface,
  T: vscode.CompletionItemKind.Method,
  TD: vscode.CompletionItemKind.Constant,
};
