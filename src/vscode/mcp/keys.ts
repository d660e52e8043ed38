// The keys of MCP servers, `${input:…}` in the settings: asked once, kept in VS Code's secret storage and nowhere else.
import * as vscode from 'vscode';

export interface Keys {
  /** Makes the keys of these ids known to `get`. A key that the storage cannot give is not known. */
  load(ids: readonly string[]): Promise<void>;
  get(id: string): string | undefined;
  /** Asks for the key of one of these ids; an empty one is forgotten. Yields whether anything was changed. */
  ask(ids: readonly string[]): Promise<boolean>;
}

export function createKeys(secrets: Pick<vscode.SecretStorage, 'get' | 'store' | 'delete'>): Keys {
  const known = new Map<string, string>();
  return {
    load: async (ids) => {
      for (const id of ids) {
        if (known.has(id)) continue;
        const value = await Promise.resolve(secrets.get(nameOf(id))).catch(() => undefined);
        if (value) known.set(id, value);
      }
    },
    get: (id) => known.get(id),
    ask: async (ids) => {
      const id = await choose(ids, known);
      if (id === undefined) return false;
      const value = await vscode.window.showInputBox({
        title: vscode.l10n.t('Planner: key for {0}', `\${input:${id}}`),
        prompt: vscode.l10n.t('It is kept in the secret storage of VS Code. Leave it empty to forget it.'),
        password: true,
        ignoreFocusOut: true,
      });
      if (value === undefined) return false;
      const key = value.trim();
      if (key) await secrets.store(nameOf(id), key);
      else await secrets.delete(nameOf(id));
      if (key) known.set(id, key);
      else known.delete(id);
      return true;
    },
  };
}

function nameOf(id: string): string {
  return `planner.mcp.input.${id}`;
}

async function choose(ids: readonly string[], known: ReadonlyMap<string, string>): Promise<string | undefined> {
  if (ids.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Planner: no server in {0} has a key such as {1}.', 'planner.mcp.servers', '\${input:tavily-key}'),
    );
  }
  if (ids.length <= 1) return ids[0];
  const items = ids.map((id) => ({ label: id, description: known.has(id) ? vscode.l10n.t('set') : '', id }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Planner: which key?') }))?.id;
}
