// What AsyncAPI demands and its JSON Schema cannot say: channels, their parameters and messages, servers, security.
import type { Problem } from '../../documents/finding.ts';
import { type Fields, isRecord, recordOf } from '../../documents/json.ts';
import { follow, isData, itemsOf, lookUp, visitFields } from './references.ts';
import { schemaProblems } from './schemaWalk.ts';
import type { Path, Structured } from './structured.ts';

type Report = (message: string, path: Path) => void;

export function asyncApi2Problems(structured: Structured): readonly Problem[] {
  return collect(structured, (root, report) => {
    const operations = new Set<string>();
    const messages = new Set<string>();
    for (const [name, written] of Object.entries(recordOf(root.channels))) {
      const channel = recordOf(follow(root, written));
      checkParameters(name, channel, ['channels', name], report);
      itemsOf(channel.servers).forEach((server, index) => {
        if (typeof server === 'string' && !Object.hasOwn(recordOf(root.servers), server))
          report(`the server "${server}" is not declared`, ['channels', name, 'servers', String(index)]);
      });
      for (const action of ['publish', 'subscribe']) {
        const operation = recordOf(channel[action]);
        const path = ['channels', name, action];
        checkOnce(operations, operation.operationId, 'operationId', path, report);
        const message = recordOf(operation.message);
        checkOnce(messages, message.messageId, 'messageId', [...path, 'message'], report);
        checkRequirements(root, operation, path, report);
      }
    }
    for (const [name, server] of Object.entries(recordOf(root.servers))) {
      checkServer(recordOf(server), String(recordOf(server).url ?? ''), ['servers', name], report);
      checkRequirements(root, recordOf(server), ['servers', name], report);
    }
  });
}

export function asyncApi3Problems(structured: Structured): readonly Problem[] {
  return collect(structured, (root, report) => {
    for (const [name, written] of Object.entries(recordOf(root.channels))) {
      const channel = recordOf(follow(root, written));
      const path = ['channels', name];
      if (typeof channel.address === 'string') checkParameters(channel.address, channel, path, report);
      itemsOf(channel.servers).forEach((server, index) =>
        checkKind(root, server, '#/servers/', [...path, 'servers', String(index)], report),
      );
    }
    for (const [name, written] of Object.entries(recordOf(root.operations))) {
      checkOperation(root, recordOf(written), ['operations', name], report);
    }
    for (const [name, server] of Object.entries(recordOf(root.servers))) {
      const { host, pathname } = recordOf(server);
      checkServer(recordOf(server), `${String(host)}${String(pathname ?? '')}`, ['servers', name], report);
    }
  });
}

function collect(structured: Structured, check: (root: Fields, report: Report) => void): readonly Problem[] {
  const problems: Problem[] = [];
  check(recordOf(structured.value), (message, path) => problems.push({ message, ...structured.placeOf(path) }));
  visitFields(structured.value, (fields, path) => {
    if (isData(path)) return false;
    const isNamed = path.length === 3 && path[0] === 'components' && path[1] === 'schemas';
    const isPayload = path.at(-1) === 'payload' || path.at(-1) === 'headers';
    if (!isNamed && !isPayload) return true;
    // Other formats, such as Avro, come with the name of theirs.
    if (fields.schemaFormat === undefined) problems.push(...schemaProblems(structured, fields, path));
    return false;
  });
  return problems;
}

function checkOnce(seen: Set<string>, id: unknown, field: string, path: Path, report: Report): void {
  if (typeof id !== 'string') return;
  if (seen.has(id)) report(`the ${field} "${id}" is used twice`, [...path, field]);
  seen.add(id);
}

/** The parameters of a channel are those of its address. */
function checkParameters(address: string, channel: Fields, path: Path, report: Report): void {
  checkBraces(address, path, report);
  const places = placesOf(address);
  const parameters = recordOf(channel.parameters);
  const names = Object.keys(parameters);
  for (const place of places) {
    if (!names.includes(place)) report(`the parameter {${place}} of the address is not declared`, path);
  }
  for (const name of names) {
    if (!isRecord(parameters[name])) report(`the parameter "${name}" is no object`, [...path, 'parameters', name]);
    if (!places.includes(name))
      report(`the address has no place for the parameter "${name}"`, [...path, 'parameters', name]);
  }
}

function checkServer(server: Fields, url: string, path: Path, report: Report): void {
  checkBraces(url, path, report);
  const variables = Object.keys(recordOf(server.variables));
  for (const place of placesOf(url)) {
    if (!variables.includes(place)) report(`the variable {${place}} of the server is not declared`, path);
  }
}

/** Security of version 2: names of schemes. */
function checkRequirements(root: Fields, holder: Fields, path: Path, report: Report): void {
  const schemes = recordOf(recordOf(root.components).securitySchemes);
  itemsOf(holder.security).forEach((requirement, index) => {
    for (const name of Object.keys(recordOf(requirement))) {
      if (!Object.hasOwn(schemes, name))
        report(`the security scheme "${name}" is not declared`, [...path, 'security', String(index), name]);
    }
  });
}

function checkOperation(root: Fields, operation: Fields, path: Path, report: Report): void {
  checkKind(root, operation.channel, '#/channels/', [...path, 'channel'], report);
  const reply = recordOf(follow(root, operation.reply));
  checkKind(root, reply.channel, '#/channels/', [...path, 'reply', 'channel'], report);
  checkMessages(root, operation, path, report);
  checkMessages(root, reply, [...path, 'reply'], report);
}

/** The messages of an operation are those of its channel, named there. */
function checkMessages(root: Fields, holder: Fields, path: Path, report: Report): void {
  const channel = recordOf(holder.channel).$ref;
  if (typeof channel !== 'string' || !channel.startsWith('#/channels/')) return;
  itemsOf(holder.messages).forEach((message, index) => {
    const reference = recordOf(message).$ref;
    if (typeof reference !== 'string' || reference.startsWith(`${channel}/messages/`)) return;
    if (!reference.startsWith('#/') || lookUp(root, reference) === undefined) return;
    report(`"${reference}" is no message of the channel "${channel}"`, [...path, 'messages', String(index), '$ref']);
  });
}

/** A reference that must lead to things of one kind. Those under `components` may stand in for them. */
function checkKind(root: Fields, written: unknown, start: string, path: Path, report: Report): void {
  if (!isRecord(written) || typeof written.$ref !== 'string' || !written.$ref.startsWith('#/')) return;
  if (written.$ref.startsWith(start) || lookUp(root, written.$ref) === undefined) return;
  if (written.$ref.startsWith(start.replace('#/', '#/components/'))) return;
  report(`"${written.$ref}" is none of ${start.slice(2, -1)}`, [...path, '$ref']);
}

/** Every brace is one of a pair around a name. */
function checkBraces(text: string, path: Path, report: Report): void {
  if (/[{}]/.test(text.replace(/\{[^{}]+\}/g, ''))) report(`the braces of "${text}" do not match`, path);
}

function placesOf(text: string): readonly string[] {
  return [...text.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '');
}
