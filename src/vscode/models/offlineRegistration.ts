// Makes the embedded model known to VS Code, which calls no participant without a model, and loads it when it is asked.
import * as vscode from 'vscode';
import type { OfflineProvider } from './offlineProvider.ts';

export interface OfflineRegistration extends vscode.Disposable {
  /** Looks from now on whether there are other models: until then the model is offered. */
  follow(): Promise<void>;
}

/** Registers the provider. `load` is called once, with what tells VS Code that the list of models has changed. */
export function registerOfflineModel(
  load: (changed: vscode.EventEmitter<void>) => Promise<OfflineProvider>,
): OfflineRegistration {
  const changed = new vscode.EventEmitter<void>();
  let loaded: Promise<OfflineProvider> | undefined;
  const provider = (): Promise<OfflineProvider> => (loaded ??= load(changed));
  const registration = vscode.lm.registerLanguageModelChatProvider('planner', {
    onDidChangeLanguageModelChatInformation: changed.event,
    provideLanguageModelChatInformation: async () => (await provider()).models(),
    provideLanguageModelChatResponse: async (_model, _messages, _options, progress) =>
      (await provider()).answer(progress),
    provideTokenCount: async (_model, text) => (await provider()).countTokens(text),
  });
  return {
    follow: async () => (await provider()).follow(),
    dispose: () => {
      registration.dispose();
      changed.dispose();
      void loaded?.then((one) => one.dispose());
    },
  };
}
