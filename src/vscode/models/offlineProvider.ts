// The embedded model in VS Code's list of models: hidden where there are others, and one sentence as a plain chat model.
import * as vscode from 'vscode';
import type { Sentence } from '../../documents/sentence.ts';
import { findOtherModels, hasTools, isSurelyOffered, keepsTheGone, offline } from './chatModels.ts';
import { tell } from '../tell.ts';

export interface OfflineProviderOptions {
  /** What it says when it is asked as a plain chat model. */
  readonly answer: Sentence;
  /** Tells VS Code that the list has changed. */
  readonly changed: vscode.EventEmitter<void>;
  /** Waits before the models are looked at again, in milliseconds. */
  readonly wait?: (duration: number) => Promise<void>;
}

/** How long changes of the models are gathered before they are looked at, in milliseconds. */
export const settlingTime = 1_000;

/** What VS Code asks the model's provider. Until it is known whether there are others, the model is offered. */
export class OfflineProvider {
  readonly #answer: Sentence;
  readonly #presence: Presence;

  constructor({ answer, changed, wait }: OfflineProviderOptions) {
    this.#answer = answer;
    this.#presence = new Presence(changed, wait ?? ((duration) => new Promise((done) => setTimeout(done, duration))));
  }

  /** Looks whether there are other models, now and at each change. */
  follow(): void {
    this.#presence.follow();
  }

  /** What is in the list. Other models must not be asked for in here: VS Code would ask this again and wait for it. */
  models(): vscode.LanguageModelChatInformation[] {
    if (this.#presence.offered) return [information(true)];
    return keepsTheGone() ? [information(false)] : [];
  }

  answer(progress: vscode.Progress<vscode.LanguageModelResponsePart>): void {
    progress.report(new vscode.LanguageModelTextPart(tell(this.#answer)));
  }

  countTokens(text: string | vscode.LanguageModelChatRequestMessage): number {
    return Math.ceil(lengthOf(text) / charactersPerToken);
  }

  dispose(): void {
    this.#presence.dispose();
  }
}

const charactersPerToken = 3;

/**
 * `toolCalling`: the chat's agent mode offers no other models. `isUserSelectable`: up to VS Code 1.120 the picker offers
 * no model without it; later it goes without saying, and it is no part of the API.
 * The input limit is what the chat measures its history against.
 */
function information(
  isUserSelectable: boolean,
): vscode.LanguageModelChatInformation & { readonly isUserSelectable: boolean } {
  return {
    id: offline.id,
    name: vscode.l10n.t('Planner Offline'),
    family: 'planner',
    version: '1',
    tooltip: vscode.l10n.t('Writes plans by rules, without a network. Use it with @planner.'),
    maxInputTokens: 1_000_000,
    maxOutputTokens: 100_000,
    isUserSelectable,
    capabilities: { toolCalling: true },
  };
}

function lengthOf(text: string | vscode.LanguageModelChatRequestMessage): number {
  if (typeof text === 'string') return text.length;
  const parts = text.content.filter((part) => part instanceof vscode.LanguageModelTextPart);
  return parts.reduce((sum, { value }) => sum + value.length, 0);
}

/**
 * Whether the model is to be offered: as long as no other is known to be, or where the user wants it.
 * It steps aside for a moment where others may be offered: VS Code keeps the model that it took when there was no other,
 * and takes one of them now, where it has one.
 */
class Presence {
  /** Others are sure to be offered. */
  #others = false;
  /** There are others, but whether VS Code offers them is not known. */
  #rivals = false;
  #aside = false;
  #looking: Promise<void> | undefined;
  #again = false;
  #disposed = false;
  readonly #changed: vscode.EventEmitter<void>;
  readonly #wait: (duration: number) => Promise<void>;
  #listeners: vscode.Disposable | undefined;

  constructor(changed: vscode.EventEmitter<void>, wait: (duration: number) => Promise<void>) {
    this.#changed = changed;
    this.#wait = wait;
  }

  /** Looks at the models, and again whenever they change. */
  follow(): void {
    if (this.#disposed) return;
    this.#listeners = vscode.Disposable.from(
      vscode.lm.onDidChangeChatModels(() => void this.look()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('planner.offlineModel.show')) this.#changed.fire();
      }),
    );
    void this.look();
  }

  get offered(): boolean {
    return (
      !(this.#others || this.#aside) ||
      vscode.workspace.getConfiguration('planner').get<unknown>('offlineModel.show') === true
    );
  }

  /** Looks at the models, one look at a time. Never fails. */
  look(): Promise<void> {
    this.#again = this.#looking !== undefined;
    this.#looking ??= this.#lookOnce().finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  dispose(): void {
    this.#disposed = true;
    this.#listeners?.dispose();
  }

  async #lookOnce(): Promise<void> {
    do {
      this.#again = false;
      const found = await findOtherModels().catch(() => []);
      if (this.#disposed) return;
      const others = found.some(isSurelyOffered);
      if (others !== this.#others) {
        this.#others = others;
        this.#changed.fire();
      }
      const rivals = !others && found.some(hasTools);
      if (rivals && !this.#rivals) this.#stepAside(true);
      this.#rivals = rivals;
      // Looking asks every provider, and one that answers differently each time makes another change by that.
      await this.#wait(settlingTime);
      if (this.#aside && !this.#disposed) this.#stepAside(false);
    } while (this.#again && !this.#disposed);
  }

  #stepAside(aside: boolean): void {
    this.#aside = aside;
    this.#changed.fire();
  }
}
