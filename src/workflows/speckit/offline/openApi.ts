// An OpenAPI contract by rules: the endpoints that the specification names, entities as schemas, one error format.
import { pathParts, type Endpoint } from '../../../documents/speckit/endpoints.ts';
import type { PlannedContract } from '../contracts.ts';
import { fold, open, schemaOf, typeName } from './dataFormats.ts';
import type { Material } from './material.ts';

/** The contract as data. */
export function openApi(material: Material, plan: PlannedContract): object {
  const { endpoints, analysis, title } = material;
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints) {
    const path = `/${rawParts(endpoint.path).map(templated).join('/')}`;
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint, material) };
  }
  const schemas = Object.fromEntries(
    analysis.entities.filter(({ fields }) => fields.length > 0).map((one) => [typeName(one.name), schemaOf(one)]),
  );
  const isSecured = analysis.security.some((one) => /auth|log(?:ged)? ?in|sign(?:ed)? ?in|token/i.test(one));
  return {
    openapi: '3.1.0',
    info: {
      title: plan.title || title,
      version: '0.1.0',
      description: `${plan.why}${endpoints.length === 0 ? ` Paths: ${open}` : ' Fields that the specification does not name are left open.'}`,
    },
    ...(isSecured ? { security: [{ session: [] }] } : {}),
    paths,
    components: {
      ...(isSecured
        ? {
            securitySchemes: {
              session: {
                type: 'http',
                scheme: 'bearer',
                description: 'The method follows the security decisions of plan.md.decisions.md.',
              },
            },
          }
        : {}),
      schemas: { ...schemas, Problem: problem },
      responses: {
        Problem: {
          description: 'The request could not be fulfilled.',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  };
}

const problem = {
  type: 'object',
  description: 'Error format after RFC 9457 (proposed: the specification names none).',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: {
      type: 'string',
      enum: ['invalid_input', 'not_authenticated', 'not_allowed', 'not_found', 'conflict', 'internal'],
    },
  },
};

function rawParts(path: string): readonly string[] {
  return path
    .replace(/[?#].*$/, '')
    .split('/')
    .filter(Boolean);
}

function templated(part: string): string {
  const name = /^(?:\{(.*)\}|:(.*)|\[(.*)\]|<(.*)>)$/.exec(part);
  const bare = name?.slice(1).find(Boolean);
  if (bare !== undefined) return `{${bare.replace(/\W+/g, '_')}}`;
  return part === '*' || part === '**' ? '{rest}' : part.replace(/[{}<>*[\]]/g, '');
}

function operation({ method, path, span }: Endpoint, material: Material): object {
  const parts = rawParts(path).map(templated);
  const names = parts.flatMap((part) => /^\{(.*)\}$/.exec(part)?.[1] ?? []);
  const last = pathParts(path).findLast((part) => part !== '{}') ?? 'resource';
  const entity = material.analysis.entities.find(({ name, fields }) => fields.length > 0 && fold(name) === fold(last));
  const content = entity
    ? { 'application/json': { schema: { $ref: `#/components/schemas/${typeName(entity.name)}` } } }
    : { 'application/json': { schema: { type: 'object', description: open } } };
  const ids = idsNear(material, { method, path, span });
  return {
    operationId: `${method.toLowerCase()}${parts.map((part) => typeName(part.replace(/[{}]/g, ''))).join('')}`,
    summary: `${method} ${path}${ids.length > 0 ? ` (${ids.join(', ')})` : ''}`,
    ...(names.length > 0
      ? {
          parameters: [...new Set(names)].map((name) => ({
            name,
            in: 'path',
            required: true,
            schema: { type: 'string' },
          })),
        }
      : {}),
    ...(/POST|PUT|PATCH/.test(method) ? { requestBody: { required: true, content } } : {}),
    responses: {
      [method === 'POST' ? '201' : method === 'DELETE' ? '204' : '200']: {
        description: method === 'DELETE' ? 'Removed.' : 'Done.',
        ...(method === 'DELETE' ? {} : { content }),
      },
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

/** Requirements that name the request, and not only one whose path begins like it. */
function idsNear({ spec }: Material, { method, path }: Endpoint): readonly string[] {
  const named = `${method} ${path}`;
  return spec.requirements
    .filter(({ text }) => {
      const at = text.indexOf(named);
      return at >= 0 && !/[\w/{-]/.test(text.charAt(at + named.length));
    })
    .map(({ id }) => id)
    .slice(0, 4);
}
