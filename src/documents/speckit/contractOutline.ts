// An OpenAPI contract in brief: its operations with what goes in and out, and its schemas with their fields. Pure.
import { parseDocument as parseYaml } from 'yaml';
import { isRecord, recordOf } from '../json.ts';

/** The outline of a contract, one operation and one schema a line; nothing where a text is no readable OpenAPI file. */
export function outlineOfContract(text: string): string | undefined {
  if (!/^\s*["']?openapi["']?\s*:/m.test(text)) return undefined;
  const value = valueOf(text);
  if (!isRecord(value) || !isRecord(value['paths'])) return undefined;
  const operations = Object.entries(value['paths']).flatMap(([path, item]) =>
    Object.entries(recordOf(item))
      .filter(([method]) => methods.includes(method))
      .map(([method, operation]) => operationLine(method, path, recordOf(operation))),
  );
  const schemas = Object.entries(recordOf(recordOf(value['components'])['schemas'])).map(([name, schema]) =>
    schemaLine(name, recordOf(schema)),
  );
  return ['Operations:', ...operations, ...(schemas.length > 0 ? ['Schemas:', ...schemas] : [])].join('\n');
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

function valueOf(text: string): unknown {
  try {
    const document = parseYaml(text, { logLevel: 'silent', uniqueKeys: false });
    return document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 100 });
  } catch {
    // More aliases than any contract has.
    return undefined;
  }
}

function operationLine(method: string, path: string, operation: Readonly<Record<string, unknown>>): string {
  const name = textOf(operation['operationId']);
  const request = bodyOf(operation['requestBody']);
  const answers = Object.entries(recordOf(operation['responses'])).map(([status, response]) =>
    [status, bodyOf(response)].filter(Boolean).join(' '),
  );
  const said = [textOf(operation['summary']), request && `takes ${request}`, answers.join(', ')].filter(Boolean);
  return `- ${method.toUpperCase()} ${path}${name && ` (${name})`}${said.length > 0 ? `: ${said.join('; ')}` : ''}`;
}

/** The schema of a body by its name. */
function bodyOf(value: unknown): string {
  const whole = recordOf(value);
  if (whole['$ref'] !== undefined) return lastOf(whole['$ref']);
  const schema = Object.values(recordOf(whole['content'])).map((media) => recordOf(recordOf(media)['schema']))[0] ?? {};
  if (schema['$ref'] !== undefined) return lastOf(schema['$ref']);
  const items = recordOf(schema['items']);
  return items['$ref'] === undefined ? '' : `list of ${lastOf(items['$ref'])}`;
}

function schemaLine(name: string, schema: Readonly<Record<string, unknown>>): string {
  const values = Array.isArray(schema['enum']) ? schema['enum'].map(String) : [];
  const fields = Object.keys(recordOf(schema['properties']));
  const said = values.length > 0 ? `one of ${values.join(', ')}` : fields.join(', ');
  return `- ${name}${said && `: ${said}`}`;
}

function lastOf(reference: unknown): string {
  return textOf(reference).replace(/^.*\//, '');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
}
