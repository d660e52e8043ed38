// Which model a run from the palette uses: the one that is set, else the last one of the chat, else the first, else ours.
import * as vscode from 'vscode';
import { PlannerError } from '../../core/error.ts';
import { say } from '../../documents/sentence.ts';
import { findOtherModels, isSurelyOffered, nameOf, offline, type ModelId } from './chatModels.ts';

/** A model of the editor, or the embedded one, which needs no editor. */
export type ChosenModel = vscode.LanguageModelChat | 'offline';

export interface ModelChoice {
  /** Notes which model the user has in the chat. */
  remember(model: ModelId): void;
  /** The model of palette runs. Throws `model.none` where the one that is set is not there: no other gets the idea then. */
  find(): Promise<ChosenModel>;
  /** Lets the user choose, and keeps it in the settings. Yields `undefined` when the user chose nothing. */
  choose(): Promise<ChosenModel | undefined>;
}

/** `memory` outlives the window. */
export function createModelChoice(memory: vscode.Memento): ModelChoice {
  async function find(): Promise<ChosenModel> {
    const set = modelSetting();
    if (set !== undefined) return await findSet(set);
    const last = memory.get<unknown>(memoryKey);
    if (last === nameOf(offline)) return 'offline';
    const models = await findOtherModels();
    return models.find((model) => nameOf(model) === last) ?? firstOf(models) ?? 'offline';
  }
  return {
    find,
    remember: (model) => void memory.update(memoryKey, nameOf(model)),
    async choose() {
      const title = vscode.l10n.t('Planner: model for runs from the command palette');
      const items: Promise<Choice[]> = findOtherModels().then(choicesOf);
      const item = await vscode.window.showQuickPick(items, { title, matchOnDescription: true });
      if (!item) return undefined;
      await keep(item.name);
      return item.model ?? (await find());
    },
  };
}

const memoryKey = 'planner.lastModel';

/** Providers list models for their own purposes too: the one that chooses by itself, or one of the picker, is meant. */
function firstOf(models: readonly vscode.LanguageModelChat[]): vscode.LanguageModelChat | undefined {
  return models.find(({ id }) => id === 'auto') ?? models.find(isSurelyOffered) ?? models[0];
}

async function findSet(name: string): Promise<ChosenModel> {
  if (name === nameOf(offline) || name === offline.id) return 'offline';
  const model = (await findOtherModels()).find((candidate) => nameOf(candidate) === name);
  if (model) return model;
  throw new PlannerError('model.none', say('The model {0} of the setting {1} is not there.', name, 'planner.model'), [
    say('Choose another model, or sign in to its provider.'),
  ]);
}

interface Choice extends vscode.QuickPickItem {
  /** As in the setting; without one the model is found each time. */
  readonly name?: string;
  readonly model?: ChosenModel;
}

function choicesOf(models: readonly vscode.LanguageModelChat[]): Choice[] {
  const set = modelSetting();
  const current = (name: string | undefined): string => (name === set ? '$(check) ' : '');
  return [
    {
      label: current(undefined) + vscode.l10n.t('Automatic'),
      detail: vscode.l10n.t('The model that the chat used last, else the first one there is.'),
    },
    ...models.map((model) => ({
      label: current(nameOf(model)) + model.name,
      description: nameOf(model),
      name: nameOf(model),
      model,
    })),
    {
      label: current(nameOf(offline)) + vscode.l10n.t('Planner Offline'),
      description: nameOf(offline),
      detail: vscode.l10n.t('Writes plans by rules, without a network.'),
      name: nameOf(offline),
      model: 'offline',
    },
  ];
}

function modelSetting(): string | undefined {
  const value = vscode.workspace.getConfiguration('planner').get<unknown>('model');
  return (typeof value === 'string' && value.trim()) || undefined;
}

/** Where a workspace says something else, it is changed there: the choice would have no effect otherwise. */
async function keep(name: string | undefined): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('planner');
  const inWorkspace = configuration.inspect<unknown>('model')?.workspaceValue !== undefined;
  const target = inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await configuration.update('model', name, target);
}
