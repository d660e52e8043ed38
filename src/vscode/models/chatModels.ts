// Which language models a user can talk to in the chat: not all that the editor lists are for that.
import * as vscode from 'vscode';

/** Planner's own model, where VS Code lists it. */
export const offline = { vendor: 'planner', id: 'offline' } as const;

/** What names a model. */
export type ModelId = Pick<vscode.LanguageModelChat, 'vendor' | 'id'>;

/** The name of a model in settings and logs: `<vendor>/<id>`. */
export function nameOf({ vendor, id }: ModelId): string {
  return `${vendor}/${id}`;
}

/** Whether it is the embedded model: a request with it is answered in this process. */
export function isOffline(model: ModelId): boolean {
  return nameOf(model) === nameOf(offline);
}

/** The models of others that can answer a request, in the order of the editor. Asks every provider. */
export async function findOtherModels(): Promise<readonly vscode.LanguageModelChat[]> {
  const models = await vscode.lm.selectChatModels({});
  // Only now: it goes through every extension there is, and an activation waits for what comes before.
  const agents = agentVendors();
  return models.filter(({ vendor }) => vendor !== offline.vendor && !agents.has(vendor));
}

/**
 * Whether the chat's model picker is sure to offer the model: no chat works where it offers none.
 * Its agent mode leaves out models without tools. Up to 1.120 it left out the models of extensions until the user
 * switched them on, so that only Copilot's were sure.
 */
export function isSurelyOffered(model: vscode.LanguageModelChat): boolean {
  return hasTools(model) && (model.vendor === 'copilot' || !isUpTo120());
}

/**
 * Whether the picker goes on offering a model that its provider does not list any more: up to 1.120 it remembered the
 * models of every provider that lists none. A model that is not to be picked must say so itself there.
 */
export function keepsTheGone(): boolean {
  return isUpTo120();
}

function isUpTo120(): boolean {
  const [major = '', minor = ''] = vscode.version.split('.');
  return Number(major) <= 1 && Number(minor) <= 120;
}

/** Whether a model has tools is no part of the API yet: where it is not said, it is taken to have them. */
export function hasTools(model: object): boolean {
  const capabilities: unknown = 'capabilities' in model ? model.capabilities : undefined;
  const said = typeof capabilities === 'object' && capabilities !== null && 'supportsToolCalling' in capabilities;
  return !said || capabilities.supportsToolCalling !== false;
}

/** Vendors whose models serve an agent's own sessions: VS Code lists them, and offers them nowhere else. */
function agentVendors(): ReadonlySet<string> {
  const vendors = vscode.extensions.all.flatMap(({ packageJSON }) => {
    const sessions: unknown = packageJSON?.contributes?.chatSessions;
    return Array.isArray(sessions) ? sessions.map((session: unknown) => typeOf(session)) : [];
  });
  return new Set(vendors.filter((vendor) => vendor !== undefined));
}

function typeOf(session: unknown): string | undefined {
  const named = typeof session === 'object' && session !== null && 'type' in session ? session.type : undefined;
  return typeof named === 'string' ? named : undefined;
}
