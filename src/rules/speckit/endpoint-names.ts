// The endpoints that tasks and plan name are those of the contracts.
import type { MarkdownDocument } from '../../documents/document.ts';
import { grouped } from '../../documents/grouped.ts';
import { say } from '../../documents/sentence.ts';
import {
  pathParts,
  readContract,
  readEndpoints,
  sameEndpoint,
  type Endpoint,
} from '../../documents/speckit/endpoints.ts';
import { entityKey } from '../../documents/speckit/entities.ts';
import type { FeatureKind } from '../../documents/speckit/kind.ts';
import { startOfLine } from '../../documents/text.ts';
import { isOthers } from '../origin.ts';
import { featureRule } from './rule.ts';

const kinds: readonly FeatureKind[] = ['tasks', 'plan', 'quickstart', 'data-model'];

export const endpointNames = featureRule(
  'endpoint-names',
  kinds,
  {
    severity: 'warning',
    summary: say('Endpoints that documents name are in the contracts.'),
    why: say(
      'Whoever builds the client reads the contract, whoever builds the server reads the task: they must say the same.',
    ),
    wrong: '(contract: GET /loans/{id})\n\n- [ ] T006 Implement GET /loan/{id} in src/routes.ts',
    right: '- [ ] T006 Implement GET /loans/{id} in src/routes.ts',
  },
  ({ document, feature, set }) => {
    const contracts = feature.contracts.flatMap((file) => readContract(file) ?? []);
    const described = contracts.flatMap(({ endpoints }) => endpoints);
    if (described.length === 0 || contracts.some(({ unread }) => unread.length > 0)) return [];
    const byEnd = grouped(described, endOf);
    const isDescribed = (endpoint: Endpoint) => {
      const alike = [endOf(endpoint), `${endpoint.method} {}`].flatMap((end) => byEnd.get(end) ?? []);
      return alike.some((other) => sameEndpoint(endpoint, other));
    };
    const named = new Map(
      readEndpoints(document)
        .map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const)
        .toReversed(),
    );
    const unknown = [...named.values()].filter(
      (endpoint) => !isDescribed(endpoint) && !removal.test(before(document, endpoint)),
    );
    // Where most endpoints are not those of the contracts, the contracts describe something else.
    const everywhere = feature.documents
      .filter(({ kind }) => kinds.includes(kind))
      .map(
        (one) =>
          new Map(readEndpoints(one.document).map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint])),
      );
    const all = everywhere.flatMap((names) => [...names.values()]);
    const isElsewhere = unknown.length > named.size * 0.4;
    if (isElsewhere && all.filter((endpoint) => !isDescribed(endpoint)).length > all.length * 0.5) return [];
    const firsts = new Set(
      described.flatMap(({ path }) => entityKey(pathParts(path).find((part) => !/^(?:api|v\d+)$/.test(part)) ?? '')),
    );
    const isAlike = ({ path }: Endpoint) => pathParts(path).some((part) => firsts.has(entityKey(part)));
    // Of the same form as one that only this document does not name: the same under another name, probably.
    const isTwin = (endpoint: Endpoint) =>
      described.some(
        (other) => formOf(other) === formOf(endpoint) && ![...named.values()].some((one) => sameEndpoint(one, other)),
      );
    // Others also name endpoints that are there already. One path with another method is a slip.
    const isCertain = (endpoint: Endpoint) =>
      !isOthers(set) || described.some((other) => sameEndpoint({ ...endpoint, method: other.method }, other));
    return unknown
      .filter((endpoint) => (isAlike(endpoint) && !isElsewhere) || isTwin(endpoint))
      .map(({ method, path, span }) => ({
        severity:
          isAlike({ method, path, span }) && !isElsewhere && isCertain({ method, path, span }) ? 'warning' : 'info',
        span,
        message: say(
          '{0} is in no contract of this feature. Correct the path, or add it to the contract.',
          `${method} ${path}`,
        ),
      }));
  },
);

/** `POST /a/{}/a`: the method, and where the parameters stand. */
function formOf({ method, path }: Endpoint): string {
  const parts = pathParts(path).filter((part) => !/^(?:api|v\d+)$/.test(part));
  return `${method} ${parts.map((part) => (part === '{}' ? part : 'a')).join('/')}`;
}

/** Endpoints with another end are others. */
function endOf({ method, path }: Endpoint): string {
  return `${method} ${pathParts(path).at(-1) ?? ''}`;
}

/** `Remove endpoint DELETE /sources/{id}`: no contract has it any more. */
const removal =
  /(?<!\p{L})(?:remov\p{L}*|retir\p{L}*|drop(?:s|ped)?|delet(?:e|es|ed|ing)|deprecat\p{L}*|elimin\p{L}*|entfern\p{L}*|supprim\p{L}*|rimuov\p{L}*|удал\p{L}*)(?: \p{L}+){0,3}[\s`*"]*$|(?:移除|删除|刪除|削除|제거|삭제)[^.。]{0,10}$/iu;

/** What stands before an endpoint in its line. */
function before({ text }: MarkdownDocument, { span }: Endpoint): string {
  return text.slice(startOfLine(text, span.start), span.start);
}
