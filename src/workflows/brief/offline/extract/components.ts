// Finds the parts of a system that a text names.
import type { Language } from '../../../../documents/language.ts';
import { technologiesIn } from '../text/technologies.ts';
import { capitalized } from './wording.ts';

export interface Component {
  readonly name: string;
  readonly change: string;
}

const nouns: Readonly<Record<Language, string>> = {
  en: 'page|subpage|screen|view|tab|panel|menu|dialog|modal|form|button|widget|card|dashboard|sidebar|toolbar|service|module|component|endpoint|API|table|column|database|queue|job|worker|scheduler|server|client|gateway|proxy|app|application|portal|console|CLI|command|plugin|extension|firmware|pipeline|repository|repo|package|library|avatar|inbox|report|template|editor|viewer|profile|settings|backend|frontend|website|bot',
  de: '',
  fr: 'page|écran|onglet|menu|formulaire|bouton|tableau de bord|service|module|table|base de données|serveur|client|application|tâche|API',
  es: 'página|pantalla|pestaña|menú|formulario|botón|panel|servicio|módulo|tabla|base de datos|servidor|cliente|aplicación|tarea|API',
  pt: 'página|tela|aba|menu|formulário|botão|painel|serviço|módulo|tabela|banco de dados|servidor|cliente|aplicativo|aplicação|tarefa|API',
  it: 'pagina|schermata|scheda|menu|menù|modulo|pulsante|pannello|servizio|tabella|database|server|client|applicazione|API',
  ru: 'страниц\\p{L}|экран\\p{L}?|вкладк\\p{L}|меню|форм\\p{L}|кнопк\\p{L}|панел\\p{L}|сервис\\p{L}?|модул\\p{L}|таблиц\\p{L}|баз\\p{L} данных|сервер\\p{L}?|приложени\\p{L}|API',
  zh: '',
  ja: '',
};

const german =
  /(?<![\p{L}-])\p{Lu}[\p{L}-]*(?:seite|ansicht|ansichten|dialog|formular|menü|tabelle|datenbank|dienst|modul|server|schnittstelle|dashboard|app|portal|übersicht|maske|liste|warteschlange|komponente|board|bereich)n?(?![\p{L}])/gu;
const chinese =
  /(?:[\p{sc=Han}A-Za-z]{1,4})(?:页面|界面|按钮|模块|服务|接口|数据库|数据表|表单|菜单|后台|客户端|服务器|面板|仪表盘)/gu;
const japanese =
  /[\p{sc=Han}\p{sc=Katakana}ー\w]{1,12}(?:画面|ページ|ボタン|モジュール|サービス|テーブル|サーバー|データベース|メニュー|ダッシュボード|アプリ|フォーム|タブ)/gu;
const code =
  /`([A-Za-z_][\w./:-]{2,60}(?:\(\))?)`|(?<![\w/.@-])((?:[\w-]{1,40}\/){1,8}[\w-]{1,40}\.[a-z]{1,4}|[\w-]{2,40}\.(?:ts|tsx|js|jsx|py|rb|go|rs|java|kt|cs|php|vue|sql|yml|yaml|css|scss|html|swift|dart|cpp|c|h|sh|tf))(?![\w/])/g;
const camel = /(?<![\w./@`-])(?:[A-Z][a-z0-9]+){2,5}(?![\w./-])/g;
const productNames = new Set([
  'JavaScript',
  'TypeScript',
  'GitHub',
  'GitLab',
  'YouTube',
  'PayPal',
  'LinkedIn',
  'WordPress',
  'WebSocket',
  'WebSockets',
  'OpenApi',
  'PostgreSql',
  'DynamoDb',
  'TikTok',
  'WhatsApp',
  'JetBrains',
  'IntelliJ',
  'PowerPoint',
  'OneDrive',
  'MacBook',
  'FastApi',
  'GraphQl',
  'CloudFlare',
  'RabbitMq',
  'StackOverflow',
]);

const most = 8;

/** The parts of a system that the statements name, each once. */
export function componentsIn(statements: readonly string[], language: Language): readonly Component[] {
  const found = new Map<string, Component>();
  for (const statement of statements) {
    if (found.size >= most) break;
    for (const name of namesIn(statement, language)) {
      const key = name.toLowerCase();
      if (found.size >= most || [...found.keys()].some((known) => known.endsWith(key) || key.endsWith(` ${known}`)))
        continue;
      found.set(key, { name: capitalized(name), change: '' });
    }
  }
  return [...found.values()];
}

function namesIn(text: string, language: Language): readonly string[] {
  const known = new Set(technologiesIn(text));
  const prose = text.replace(/`[^`]*\s[^`]*`/g, ' ');
  const names = [
    ...[...text.matchAll(code)]
      .map((match) => match[1] ?? match[2] ?? '')
      .filter((name) => !/^(?:main|master|true|false|null)$/.test(name)),
    ...[...text.matchAll(camel)].map(([name]) => name).filter((name) => !productNames.has(name) && !known.has(name)),
  ];
  if (language === 'de') return [...names, ...matches(prose, german)];
  if (language === 'zh') return [...names, ...matches(text, chinese).map(cleanChinese)];
  if (language === 'ja') return [...names, ...matches(text, japanese)];
  if (language === 'en') return [...names, ...englishNames(prose)];
  return [...names, ...latinNames(prose, nouns[language])];
}

const before =
  '(?!the |a |an |to |of |in |on |and |or |our |my |your |their |its |each |every |this |that |any |all |no |new |one |other |same |main |whole |some |small |large |more |with |for |by |from |is |are |it |we |i |they |you |be |add |use |show |show|open |build |make |via |per |into |as |at |when |if |not |would |should |must |can |only |also |blank |paid |free |next |previous |first |last |empty |wrong |right |big |entire |single |different |separate |old |many |long |existing |current |own )';
const english = new RegExp(
  `(?<![\\w-])((?:${before}[a-z][\\w-]{1,20} ){1,2}(?:${nouns.en})|(?:main |settings |admin |login |profile )(?:page|menu|screen))(?![\\w-])`,
  'gi',
);

function englishNames(text: string): readonly string[] {
  return [...text.matchAll(english)]
    .filter(({ 0: name, index }) => !partOfOther.test(text.slice(index + name.length)))
    .map(([name]) => name.trim())
    .map((name) =>
      name.replace(
        /^.*\b(?:days?|times?|ends?|gets?|got|has|have|had|opens?|opened|lets?|need|needs|want|wants|uploads?|sees?|shows?|adds?|uses?|store|stored|allow|allows|import|export|click|clicks|press|where|which|then|there|so|but|because|just|once|like|via|using|between|through|across|during|after|before|about|over|under|without)\s/i,
        '',
      ),
    )
    .filter((name) => name.includes(' ') && !sentence.test(name) && !acts.test(name));
}

/** `page size`: the name goes on, and is another's. */
const partOfOther = /^ (?:sizes?|limits?|counts?|numbers?|names?|titles?|loads?|views?|breaks?|caps?)\b/i;
/** `Ensure proxy`, `logging API`: what is done to a thing, not its name. */
const acts = /^(?:ensure|return|logging|keeps?|normalized|protected|improved?|updated?|test|run)\s/i;
/** `API caps page`: a thing, and what it does. */
const sentence = /^(?:api|app|server|client|service|job|worker|database|queue)s? [a-z]+s /i;

function latinNames(text: string, alternatives: string): readonly string[] {
  const pattern = new RegExp(
    `(?<!\\p{L})(?:${alternatives})(?: (?:de|d'|del|da|do|des|du|la|le|los|las|para|pour)){0,2} (?!(?:par|pour|avec|dans|sur|sans|sous|que|qui|est|sont|mais|quand|por|para|con|sin|com|sem|pero|mas|cuando|quando|donde|onde|при|для|где|чтобы|или|уже|per|con|che|del|dei|nel|sul|una|gli|dal|già|anche|questo|questa|entro|sono|deve|devono|когда|без|под|над)(?!\\p{L}))\\p{L}{3,20}(?!\\p{L})`,
    'giu',
  );
  return matches(text, pattern).filter((name) => !verbs.test(name));
}

/** What such a thing does, or a small word: no part of its name. */
const verbs =
  /\s(?:que|qui|para|pour|con|com|avec|et|est|es|son|são|sont|doit|doivent|devrait|peut|peuvent|tourne|marche|fonctionne|affiche|montre|envoie|reçoit|permet|plante|reste|sera|seront|ont|aura|deve|devem|deveria|pode|podem|tem|têm|vai|vão|mostra|envia|recebe|fica|não|está|estão|será|serão|produz|produce|gera|genera|usa|faz|hace|tiene|tienen|debe|deben|debería|puede|pueden|muestra|recibe|permite|funciona|falla|queda|están|será|hay|не|что|для|при|где|или|должн\p{L}*|может|могут|работает|показывает|отправляет|будет)$/iu;

function cleanChinese(name: string): string {
  return name.replace(
    /^.*(?:[的在和与及把给对个到用让能有该此]|影响|提供|增加|需要|支持|使用|添加|打开|点击|选择|现有)/u,
    '',
  );
}

function matches(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([name]) => name.trim()).filter((name) => name.length > 2);
}
