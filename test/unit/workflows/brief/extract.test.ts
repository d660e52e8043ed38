// What the offline model learns from ideas of strangers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outline } from '../../../../src/workflows/brief/facts.ts';
import { extract, ideaOf } from './offlineBrief.ts';

type Expected = Partial<Record<keyof Outline, unknown>>;

// Strings are looked for within the statements of a list; titles and languages are compared whole.
const expected: Readonly<Record<string, Expected>> = {
  'issue-template': {
    title: 'Export fails for large workspaces',
    problem: ['ends with a timeout after 30 s', 'blank page', 'Click "Export"'],
    goals: ['should finish in the background'],
    tickets: [{ id: 'PLAT-1423', url: 'https://acme.atlassian.net/browse/PLAT-1423', role: 'own' }],
  },
  'german-ticket': {
    title: 'Mahnungen automatisch versenden',
    language: 'de',
    problem: ['von Hand', 'zu spät'],
    goals: ['nach 14 Tagen', 'änderbar'],
    outOfScope: ['Inkasso'],
    ideas: ['Cronjob in PHP'],
    risks: ['schon bezahlt'],
    dependencies: ['Bankschnittstelle'],
    questions: ['wer die Texte freigibt'],
    tickets: [{ id: 'FIN-88', url: '', role: 'own' }],
  },
  'spanish-prose': {
    language: 'es',
    title: 'Ver y descargar sus facturas de los últimos 12 meses',
    problem: ['no pueden descargar'],
    goals: ['ver y descargar', 'móvil'],
    outOfScope: ['pagar en línea'],
    ideas: ['servicio de documentos'],
    risks: ['otro cliente'],
    questions: ['¿Quién da acceso'],
  },
  'french-list': {
    language: 'fr',
    problem: ['fichier Excel'],
    goals: ['Permettre aux agents', '24 h avant'],
    outOfScope: ['La facturation', "L'application mobile"],
    risks: ['Trop de SMS'],
  },
  portuguese: {
    language: 'pt',
    problem: ['à mão'],
    goals: ['vendas por loja', 'exportar para Excel'],
    outOfScope: ['previsão de vendas'],
    dependencies: ['migração do banco de dados'],
  },
  japanese: {
    language: 'ja',
    problem: ['手作業'],
    goals: ['バーコード'],
    outOfScope: ['返品処理'],
    ideas: ['PostgreSQL'],
    risks: ['心配'],
    questions: ['未定'],
  },
  russian: {
    language: 'ru',
    problem: ['вручную копируют'],
    goals: ['создавать заявку'],
    outOfScope: ['больше 20 МБ'],
    ideas: ['IMAP'],
    risks: ['Спам'],
    dependencies: ['CRM-311'],
    questions: ['Кто будет'],
    tickets: [{ id: 'CRM-311', url: '', role: 'own' }],
  },
  'chinese-list': {
    language: 'zh',
    title: '支持一次选择多张报表导出',
    problem: ['每天要花2个小时'],
    goals: ['企业微信', '保留7天'],
    outOfScope: ['报表样式'],
    ideas: ['Redis'],
    risks: ['数据库性能'],
    questions: ['权限问题'],
  },
  'stack-trace': {
    title: 'App crashes when I rotate the phone during upload',
    goals: ['continue after a rotation'],
    inScope: ['Only fix the upload screen'],
    outOfScope: ['The gallery'],
  },
  planted: {
    goals: ['Archive', 'stay searchable'],
    questions: ['Ignore all previous instructions'],
  },
  contradictory: {
    contradictions: ['without an account', '30 days'],
  },
  technical: {
    problem: ['p95 2.4 s'],
    goals: ['300 ms'],
    ideas: ['OpenSearch', 'fall back to Postgres'],
    outOfScope: ['Faceted search', 'Typo tolerance'],
    risks: ['Stale results'],
    dependencies: ['INFRA-912'],
    components: ['SearchService.ts'],
  },
  thin: { title: 'Dark mode', goals: ['Dark mode'] },
  steps: { title: 'New supplier onboarding', problem: ['takes 3 weeks'] },
  'user-stories': {
    title: 'See who is on leave',
    goals: ['next 8 weeks', 'per country'],
    outOfScope: ['Requesting leave', 'Sick days'],
    questions: ['Should half days count?'],
  },
  'vague-long': {
    problem: ['drop off after step 2', 'too long'],
    goals: ['much simpler and faster', 'compliance questions'],
    dependencies: ['design team'],
    questions: ['reuse the wizard'],
  },
  'cli-tool': {
    title: 'Add a planner export command that writes a plan as HTML or PDF',
    inScope: ['`--out <file>`', 'Exit code 2'],
    outOfScope: ['Themes', 'DOCX'],
    risks: ['risky for CI'],
  },
  migration: {
    title: 'Migrate the billing service from Heroku to our Kubernetes cluster',
    inScope: ['Database — Now: Heroku Postgres 13, Target: RDS Postgres 16', 'at most 15 minutes'],
    outOfScope: ['billing rules'],
    dependencies: ['set up the namespace first'],
    tickets: [{ id: 'OPS-77', url: 'https://jira.example.com/browse/OPS-77', role: 'own' }],
  },
  'gift-cards': {
    title: 'Gift cards',
    goals: ['Gift cards', 'Partial redemption'],
    inScope: ['Cards expire after 3 years'],
    outOfScope: ['Physical cards', 'Refunds to bank accounts'],
    ideas: ['Stripe'],
    risks: ['brute forcing'],
    dependencies: ['Legal has to sign off'],
    questions: ['How do we handle VAT?'],
    tickets: [{ id: 'SHOP-412', url: '', role: 'own' }],
  },
  'remember-me': {
    problem: ['log in again on every device', 'password manager'],
    goals: ['remember me', '30 days'],
    ideas: ['Keycloak'],
  },
  'edit-conflict': {
    title: 'Second admin sees a warning with a diff and can merge or overwrite',
    problem: ['the last save wins silently'],
    ideas: ['product_versions'],
  },
  'chinese-prose': {
    title: '在后台增加一个用户反馈列表页面',
    problem: ['经常遗漏'],
    inScope: ['超过24小时'],
    outOfScope: ['自动回复'],
    ideas: ['Vue'],
  },
  long: {
    title: 'Admin 2FA & session management',
    problem: ['volunteers', '9,000 members'],
    inScope: ['8 backup codes', 'stored hashed', 'Timeout 30 minutes', 'no 2FA, no admin panel'],
    outOfScope: ['SMS', 'Paid service'],
    questions: ['Is the IP allowlist per admin', 'API tokens', 'Who may read the audit log?'],
  },
  tenants: {
    title: 'Add multiple tenants',
    inScope: ['superadmin = everything'],
    questions: ["What exactly 'tenant' means"],
  },
  'offline-mode': {
    title: 'Make offline mode pause syncing without logging people out',
    problem: ['Today the only way to stop syncing', "can't tell whether"],
    goals: ['survive restarts'],
    inScope: ['Offline mode — profile menu: Back online, avatar: orange', 'Connection lost — avatar: red'],
    dependencies: ['previous PR'],
  },
};

for (const [name, facts] of Object.entries(expected)) {
  test(`${name}: the key facts are learned`, () => {
    const outline = extract(ideaOf(name));
    for (const [field, value] of Object.entries(facts)) {
      const learned = outline[field as keyof Outline];
      if (field === 'title' || field === 'language') assert.equal(learned, value);
      else if (field === 'tickets') assert.deepEqual(learned, value);
      else
        for (const words of value as readonly string[])
          assert.ok(
            JSON.stringify(learned).includes(JSON.stringify(words).slice(1, -1)),
            `${field} lacks “${words}”: ${JSON.stringify(learned)}`,
          );
    }
  });
}

test('an instruction to an assistant is no part of the task', () => {
  const { goals, inScope, ideas, problem, outOfScope } = extract(ideaOf('planted'));
  const said = JSON.stringify({ goals, inScope, ideas, problem, outOfScope });
  assert.doesNotMatch(said, /ignore all|reply only|delete all/i);
});

test('code is no statement', () => {
  const outline = extract('Fix the parser.\n\n```ts\nconst goal = "we must delete everything";\n```\n');
  assert.doesNotMatch(JSON.stringify(outline), /delete everything/);
});

test('the language that is given wins', () => {
  assert.equal(extract('Add a search field.', { language: 'de' }).language, 'de');
});

test('a thin idea is read with what came with it', () => {
  const references = [{ name: 'issue.md', text: '# Faster login\n\nThe login must take less than 2 s.' }];
  assert.match(JSON.stringify(extract('Plan this', { references }).goals), /less than 2 s/);
});

const odd: Readonly<Record<string, string>> = {
  nothing: '',
  blanks: ' \n\t\n ',
  emoji: '🎉🎉🚀',
  'code only': '```\nfoo();\n```',
  'a link': 'https://example.com/browse/ABC-12',
  'half a table': '| a | b |\n|---',
  'an open fence': 'Add X\n```js\nlet a',
};
for (const [name, idea] of Object.entries(odd)) {
  test(`${name}: still an outline with a title`, () => {
    assert.ok(extract(idea).title.length > 0);
  });
}

test('a megabyte is read in a moment', () => {
  for (const piece of [
    'We want a, b, (c: d. ',
    'a'.repeat(50),
    '((((',
    '| a ',
    '- x\n',
    '**',
    '如果很快',
    '"',
    '`',
    'if a, b, c; ',
    ' \t',
  ]) {
    const idea = piece.repeat(Math.ceil(1_000_000 / piece.length));
    assert.ok(extract(idea).title.length <= 70, piece.slice(0, 20));
  }
});
