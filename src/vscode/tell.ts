// Sentences of the core in the user's language.
import * as vscode from 'vscode';
import { plainArguments, type Sentence } from '../documents/sentence.ts';

/** Turns a sentence into the user's language. */
export type Tell = (sentence: Sentence) => string;

/** Looks the English text up in the translation bundle of the editor's language and fills its places. */
export const tell: Tell = (sentence) =>
  vscode.l10n.t(sentence.text, ...plainArguments(sentence, tell, vscode.env.language));
