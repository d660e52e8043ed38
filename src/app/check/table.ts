// The rules for one workspace: a team's own template says what its briefs look like.
import { PlannerError } from '../../core/error.ts';
import type { Files } from '../../core/ports.ts';
import type { Rule } from '../../core/rule.ts';
import { checkTemplate, parseTemplate } from '../../documents/template.ts';
import { shapeOf } from '../../rules/brief/shape.ts';
import { briefRules } from '../../rules/index.ts';
import { teamFolder } from '../places.ts';

/** The table, with the rules of the brief bound to the team's template where there is a usable one. */
export async function tableFor(rules: readonly Rule[], files: Files): Promise<readonly Rule[]> {
  const text = await readTemplate(files);
  if (text === undefined) return rules;
  const known = tables.get(rules);
  if (known?.text === text) return known.table;
  const own = briefRules(shapeOf(parseTemplate(text)));
  const table = rules.map((rule) => own.find(({ id }) => id === rule.id) ?? rule);
  tables.set(rules, { text, table });
  return table;
}

/** Kept, so that the rules of the next check are the same and need not be asked again. */
const tables = new WeakMap<readonly Rule[], { readonly text: string; readonly table: readonly Rule[] }>();

async function readTemplate(files: Files): Promise<string | undefined> {
  try {
    const text = (await files.read(`${teamFolder}/brief/brief.md`))?.replace(/^\ufeff/, '');
    const places = text === undefined ? [] : parseTemplate(text).places;
    return text !== undefined && checkTemplate(text, places).length === 0 ? text : undefined;
  } catch (error) {
    if (PlannerError.is(error)) return undefined;
    throw error;
  }
}
