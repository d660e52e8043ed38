// Databases are cylinders.
import { say } from '../../documents/sentence.ts';
import { flowsOf, reportLine } from './flow.ts';
import type { BriefRule } from './rule.ts';

const id = 'brief/diagram-databases';

/** A label that names a store, rather than a step that uses one ("Query the database"). */
const store =
  /(?:^|\s)(?:databases?|db|data ?stores?|postgres(?:ql)?|mysql|mariadb|sqlite|mongodb|dynamodb|cassandra|redis|datenbank|base de datos|base de donn\u00e9es)$/i;
/** "PostgreSQL reservations": a product, and what it keeps there. */
const product =
  /^(?:postgres(?:ql)?|mysql|mariadb|sqlite|mongodb|dynamodb|cassandra|timescaledb|clickhouse|oracle db|sql server)\s(?:\p{L}+\s)?(?!(?:adapter|backup|client|connection|driver|error|events?|exporter|lookup|migrations?|operator|persists|proxy|publishes|query|queries|queue|repository|responds|returns|saves|script|service|stores|trigger|updates?|upgrade|write|writes)$)\p{L}+$/iu;
const step =
  /^(?:add|append|archive|back|backup|begin|check|clean|clear|commit|connect|copy|create|delete|drop|export|fetch|find|flush|get|import|index|insert|load|log|look|lookup|migrate|move|open|persist|poll|populate|purge|push|query|read|record|remove|restore|retrieve|save|scan|search|seed|select|send|store|sync|to|update|upsert|validate|verify|wait|write)\b/i;

export const diagramDatabases: BriefRule = {
  id,
  page: {
    severity: 'warning',
    summary: say('Databases are drawn as cylinders.'),
    why: say('Where data is kept is seen at a glance.'),
    wrong: 'graph TD\n  a([Start]) --> b[Order database]',
    right: 'graph TD\n  a([Start]) --> b[(Order database)]',
  },
  check: (document) =>
    flowsOf(document).flatMap(({ fence, chart }) =>
      chart.nodes
        .filter(({ label, shape }) => shape !== 'cylinder' && shape !== 'diamond' && isStore(label))
        .map((node) => {
          const message = say('"{0}" is a database: draw it as a cylinder, as {1}.', node.label, '`id[(…)]`');
          return reportLine(document, id, 'warning', fence, node.line, message);
        }),
    ),
};

/** Whether a label names a store, rather than a step that uses one. */
export function isStore(label: string): boolean {
  return (store.test(label) || product.test(label)) && !step.test(label) && label.split(' ').length <= 4;
}
