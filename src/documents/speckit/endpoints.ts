// HTTP endpoints: those that documents name (`GET /users/{id}`), and those that OpenAPI contracts describe.
import { isMap, isScalar, parseDocument as parseYaml } from 'yaml';
import type { MarkdownDocument } from '../document.ts';
import type { PlanFile } from '../documentSet.ts';
import { lineAt, lineStarts } from '../lines.ts';
import { say } from '../sentence.ts';
import { readable, spanOf, type Span, type Unread } from './readable.ts';
import { remember } from './remember.ts';

export interface Endpoint {
  /** In upper case. */
  readonly method: string;
  readonly path: string;
  readonly span: Span;
}

export interface Contract {
  readonly endpoints: readonly Endpoint[];
  /** `info.version`. */
  readonly version: string;
  readonly unread: readonly Unread[];
}

const named =
  /(?<![\w/])(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+(?:[`*"]\s*)?((?:https?:\/\/[^/\s`"')]+)?\/(?:\{[\w-]+(?:,[ ]?[\w-]+)+\}|[\w\-./:{}[\]<>@~%*])*)/g;

/** The endpoints that a document names, code included. */
export const readEndpoints = remember((document: MarkdownDocument): readonly Endpoint[] => {
  const source = readable(document);
  // `GET /admin/...` names a group of them.
  const whole = [...source.prose.matchAll(named)].filter(([text]) => !/\.{3}$|…$/.test(text));
  return whole.flatMap((match) => {
    // The end of what is in bold; `/admin/**` is a path.
    const text = match[0].replace(/(?<=[^/*])\*{1,2}[.:]*$/, '');
    const path = (match[2] ?? '').slice(0, (match[2] ?? '').length - (match[0].length - text.length));
    const span = spanOf(source, match.index, match.index + text.length);
    return expanded(path.replace(/^https?:\/\/[^/]+/, '').replace(/[.:]+$/, '')).map((one) => ({
      method: match[1] ?? '',
      path: one,
      span,
    }));
  });
});

/** `/orders/{id}/{submit,cancel}` are two paths. */
function expanded(path: string, groups = 0): readonly string[] {
  if (groups > 2 || path.length > 300) return [path];
  const group = /\{([\w-]+(?:,[ ]?[\w-]+)+)\}/.exec(path);
  if (group === null) return [path];
  const rest = path.slice(group.index + group[0].length);
  return (group[1] ?? '').split(/, ?/).flatMap((one) => expanded(path.slice(0, group.index) + one + rest, groups + 1));
}

/** Reads an OpenAPI contract, once; `undefined` where a file is something else. */
export const readContract = remember((file: PlanFile): Contract | undefined => {
  if (!/\.(?:ya?ml|json)$/i.test(file.path) || !/^\s*["']?(?:openapi|swagger)["']?\s*:/m.test(file.text))
    return undefined;
  const starts = lineStarts(file.text);
  const spanFrom = (start: number, end: number): Span => ({ start, end, line: lineAt(starts, start) });
  const yaml = parseYaml(file.text.replace(/^\ufeff/, ' '), { logLevel: 'silent', uniqueKeys: false });
  const unread = yaml.errors.slice(0, 1).map(({ pos }): Unread => {
    return {
      span: spanFrom(pos[0], pos[1]),
      reason: say('This contract cannot be read: it is neither YAML nor JSON.'),
    };
  });
  if (!isMap(yaml.contents)) return { endpoints: [], version: '', unread };
  const info = yaml.contents.get('info');
  const version = isMap(info) ? info.get('version') : undefined;
  const paths = yaml.contents.get('paths');
  const endpoints: Endpoint[] = [];
  for (const path of isMap(paths) ? paths.items : []) {
    if (!isScalar(path.key) || !isMap(path.value)) continue;
    for (const { key } of path.value.items) {
      const method = isScalar(key) ? String(key.value).toUpperCase() : '';
      if (!/^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/.test(method) || !isScalar(key)) continue;
      const [start = 0, end = 0] = key.range ?? [];
      endpoints.push({ method, path: String(path.key.value), span: spanFrom(start, end) });
    }
  }
  return {
    endpoints,
    version: typeof version === 'string' || typeof version === 'number' ? String(version) : '',
    unread,
  };
});

/** The parts of a path with every parameter as `{}`: `/users/{id}`, `/users/:id` and `/users/[id]` are the same. */
export function pathParts(path: string): readonly string[] {
  return path
    .replace(/[?#].*$/, '')
    .split('/')
    .filter((part) => part !== '')
    .map((part) => (/^(?:\{.*\}|:.*|\[.*\]|<.*>|\*+)$/.test(part) ? '{}' : part.toLowerCase()));
}

/** Whether two endpoints are the same, one of them possibly below a base path (`/api/v1/users` and `/users`). */
export function sameEndpoint(one: Endpoint, other: Endpoint): boolean {
  if (one.method !== other.method) return false;
  const [long, short] = [pathParts(one.path), pathParts(other.path)].sort((a, b) => b.length - a.length);
  if (long === undefined || short === undefined || short.length === 0) return false;
  const tail = long.slice(long.length - short.length);
  return tail.every((part, index) => part === short[index] || part === '{}' || short[index] === '{}');
}
