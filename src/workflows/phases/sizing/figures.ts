// Figures that tell how big a work is: how long it takes, how many do it, how much there is of what it changes.

/** A figure, with how much it says. */
export interface Figure {
  readonly name: 'duration' | 'people' | 'amount' | 'scale';
  readonly detail: string;
  readonly weight: number;
}

/** Working days that the text gives the work, the most where it names several; nothing where it speaks of none. */
export function effortIn(text: string): { readonly days: number; readonly detail: string } | undefined {
  let most: { readonly days: number; readonly detail: string } | undefined;
  for (const match of text.matchAll(span)) {
    const { amount = '', unit = '' } = match.groups ?? {};
    const around = text.slice(Math.max(0, match.index - 60), match.index + match[0].length + 50);
    const days = numberOf(amount) * (units.find(([, words]) => words.test(unit))?.[0] ?? 0);
    const isEffort = isOfPerson.test(match[0]) || effortWords.test(around);
    if (days > (most?.days ?? 0) && isEffort && !otherTimes.test(around)) most = { days, detail: match[0].trim() };
  }
  return most;
}

/** People, amounts and long spans of time. */
export function figuresIn(text: string): readonly Figure[] {
  const found: Figure[] = [];
  const teams = [...text.matchAll(teamWords)].map((match) => ({ match, count: numberOf(match[1] ?? '') }));
  const most = teams.toSorted((a, b) => b.count - a.count)[0];
  if (most && most.count >= 2)
    found.push({
      name: 'people',
      detail: most.match[0].trim(),
      weight: most.count >= 5 ? 1 : most.count >= 3 ? 0.7 : 0.5,
    });
  const staff = [...text.matchAll(staffWords)].find((match) => numberOf(match[1] ?? '') >= 3);
  if (staff) found.push({ name: 'people', detail: staff[0].trim(), weight: 0.5 });
  const amounts = [...text.matchAll(amountWords)].filter((match) => numberOf(match[1] ?? '') >= 15);
  for (const match of amounts.slice(0, 3)) {
    const weight = numberOf(match[1] ?? '') >= 100 ? 0.5 : 0.3;
    found.push({ name: ofStock.test(match[0]) ? 'scale' : 'amount', detail: match[0].trim(), weight });
  }
  const heavy = [...text.matchAll(heavyWords)].find((match) => numberOf(match[1] ?? '') >= 3);
  if (heavy)
    found.push({ name: numberOf(heavy[1] ?? '') >= 5 ? 'amount' : 'scale', detail: heavy[0].trim(), weight: 0.5 });
  const code = [...text.matchAll(codeWords)].find(
    (match) => numberOf(match[1] ?? '') * timesOf(match[2] ?? '') >= 100_000,
  );
  if (code) found.push({ name: 'people', detail: code[0].trim(), weight: 0.8 });
  const volume = volumeWords.exec(text);
  if (volume) found.push({ name: 'scale', detail: volume[0].trim(), weight: 0.5 });
  const many = [...text.matchAll(crowdWords)].find(
    (match) => numberOf(match[1] ?? '') * timesOf(match[2] ?? '') >= 1000,
  );
  if (many) found.push({ name: 'scale', detail: many[0].trim(), weight: 0.35 });
  const long = [...text.matchAll(span)].find(({ groups = {}, index, 0: whole }) => {
    const days =
      numberOf(groups['amount'] ?? '') * (units.find(([, words]) => words.test(groups['unit'] ?? ''))?.[0] ?? 0);
    const around = text.slice(Math.max(0, index - 50), index + whole.length + 40);
    return (days >= 400 || (days >= 100 && deadlineWords.test(around))) && !otherTimes.test(around);
  });
  if (long) found.push({ name: 'duration', detail: long[0].trim(), weight: 0.8 });
  return found;
}

/** No letter before it, but for scripts that do not part words. */
const start = String.raw`(?<![\p{N}.,]|(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])\p{L})`;

const number = String.raw`(?:\d[\d.,]*(?:\s?[-–]\s?\d+)?|half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|several|a few|a couple of|some|many|dozens of|hundreds of|all|ein(?:e[nmr]?)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|mehrere|einige|alle|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|plusieurs|quelques|toutes les|tous les|un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|varios|varias|todos los|todas las|dois|duas|três|quatro|sete|oito|nove|dez|onze|vários|várias|todos os|todas as|два|две|двух|три|тр[её]х|четыре|пять|шесть|семь|восемь|девять|десять|несколько|нескольк\p{L}+|все|всех|[一二两三四五六七八九十]+|数)`;

const span = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,])(?<amount>${number})(?:\s?[-–]\s?|\s*)(?:to \d+ |bis \d+ )?(?:person[- ]?|working |work |man[- ]?|full |personen|arbeits|mann)?(?<unit>hours?|days?|weeks?|sprints?|months?|quarters?|years?|tag(?:e|en)?|wochen?|monat(?:e|en)?|jahr(?:e|en)?|stunden?|jours?|semaines?|mois|ans?|heures?|d[ií]as?|semanas?|mes(?:es)?|años?|anos?|horas?|дн(?:я|ей)|день|недел\p{L}+|месяц\p{L}*|лет|года?|天|周|个星期|个月|月|年|人日|人天|人月|日|週間|か月|ヶ月|カ月|年間)(?![\p{L}])`,
  'giu',
);

const units: readonly (readonly [number, RegExp])[] = [
  [0.125, /^(?:hours?|stunden?|heures?|horas?)$/iu],
  [1, /^(?:days?|tag|jours?|d[ií]as?|дн|день|天|人日|人天|日)/iu],
  [5, /^(?:weeks?|wochen?|semaines?|semanas?|недел|周|个星期|週)/iu],
  [10, /^sprints?/iu],
  [21, /^(?:months?|monat|mois|mes|месяц|个月|月|人月|か月|ヶ月|カ月)/iu],
  [63, /^quarters?/iu],
  [250, /^(?:years?|jahr|ans?|años?|anos?|лет|год|年)/iu],
];

const isOfPerson = /person|man[- ]?(?:day|week|month)|arbeitstag|人日|人天|人月|sprint/iu;
const effortWords =
  /estimat|effort|should (?:not )?take|would take|will take|takes? me|(?:we|i) (?:have|planned|plan|budget(?:ed)?|hope|hoped|aim|expect|reckon) |i(?:['’]d)? (?:think|guess|say|reckon) (?:it['’]s |that['’]s )?|(?:ich )?(?:denke|schätze),? |time-?box|budget|worth of work|of work|aufwand|geschätzt|schätz|hoffen auf|rechnen mit|charge (?:de travail|estimée)|estimation|estimad|estimaci|estimativa|esfuerzo|esforço|оценк|займ[её]т|трудо[её]мк|工作量|预计|预估|工期|工数|見積/iu;
const deadlineWords =
  /until|by the end|deadline|within|in (?:the )?(?:next )?\S* ?(?:months|years)|ends? in|over|lease|contract|retire|until|plan|roadmap|bis |innerhalb|in den nächsten|rente|d['’]ici|sur \d|dans|en \d|hasta|plazo|durante|até|prazo|в течение|за |до |срок|年内|个月内|以内|期限|までに/iu;
/** Retention, age, intervals, proofs: times that are no effort. */
const otherTimes =
  /\bpro(?:ve|of)\b|traceable|nachweis|beweisen|belegen|prouver|preuve|demostrar|comprovar|доказ|证明|証明|retention|retain|kept? for|keep (?:\S+ ){0,4}for|older than|last |past |every |each |per |jede\p{L}* |chaque |cada |кажд\p{L}* |毎since|ago\b|grace|expire|valid for|history|of data|years? (?:old|later|earlier)|jahre? alt|capacity|stays? for|free trial|warranty|after \d|aufbewahr|älter als|seit|alle \d|letzten|vor \d|depuis|il y a|desde|hace|últim|с \d{4}|последн|старше|назад|保留|过去|最近|每|以上前|過去|ごと/iu;

const teamWords = new RegExp(
  String.raw`${start}(${number})\s?(?:\p{L}+ ){0,2}(?:teams|squads|departments|abteilungen|équipes|equipos|equipes|squads|команд\p{L}*|отдел\p{L}*|个团队|个部门|チーム|部署|部門)`,
  'giu',
);
const staffWords = new RegExp(
  String.raw`${start}(${number})\s?(?:\p{L}+ )?(?:engineers|developers|devs|entwickler\p{L}*|développeurs|ingénieurs|desarrollador\p{L}*|ingenieros|desenvolvedores|engenheiros|разработчик\p{L}*|инженер\p{L}*|名?开发|个开发|名のエンジニア|人のエンジニア)`,
  'giu',
);
const amountWords = new RegExp(
  String.raw`${start}(?:~\s?|around |about |some |circa |ca\. |ungefähr |environ |unos |unas |cerca de |около |约)?(${number})\s?(?:\p{L}+ ){0,1}(?:workflows|jobs|pipelines|forms|reports|screens|pages|views|tables|services|microservices|modules|endpoints|repos|repositories|plugins|stores|shops|branches|sites|locations|countries|markets|tenants|integrations|interfaces|applications|apps|dashboards|templates|procedures|stored procedures|packages|components|strings|texts|subscriptions|extensions|installations|formulare|auswertungen|masken|seiten|tabellen|dienste|module|standorte\p{L}*|filialen|länder\p{L}*|schnittstellen|berichte|anwendungen|formulaires|écrans|tableaux|services|magasins|agences|pays|établissements|formularios|pantallas|informes|tablas|servicios|tiendas|sucursales|países|sedes|formulários|telas|relatórios|tabelas|serviços|lojas|filiais|unidades|форм|отч[её]т\p{L}*|экран\p{L}*|таблиц\p{L}*|сервис\p{L}*|магазин\p{L}*|филиал\p{L}*|стран\p{L}*|个?(?:表单|报表|页面|服务|模块|系统|门店|国家|接口)|(?:の)?(?:画面|帳票|サービス|テーブル|店舗|拠点|モジュール))`,
  'giu',
);
const heavyWords = new RegExp(
  String.raw`${start}(${number})\s?(?:\p{L}+ ){0,2}(?:systems|brands|platforms|products|countries|subsidiaries|hospitals|schools|sites|titles|installations|business units|data cent(?:re|er)s|legacy apps|systeme|marken|länder|tochter\p{L}*|häuser|kliniken|gesellschaften|werke|standorten?|systèmes|marques|pays|filiales|usines|établissements|hôpitaux|sistemas|marcas|países|filiales|plantas|fábricas|систем\p{L}*|бренд\p{L}*|стран\p{L}*|завод\p{L}*|个?(?:系统|品牌|国家|子公司|工厂)|(?:つ)?の?(?:システム|ブランド|カ国|拠点|工場|子会社))`,
  'giu',
);
const volumeWords =
  /(?<![\p{L}\p{N}])\d[\d.,]*\s?(?:TB|PB)\b|(?<![\p{L}\p{N}])(?:\d{2,}|ten|twenty|zehn|zwanzig) ?(?:years|jahre|ans|años|anos|лет|年)(?: of| d['’]| de|分の| истори\p{L}+)? ?(?:data|daten|données|datos|dados|данн\p{L}+|数据|データ)/iu;

/** Lines of code. */
const codeWords =
  /(?<![\p{N}.,])(\d[\d.,]*)\s?(k|m|million\p{L}*|mio\.?|тыс\.?|млн\.?|万)?\s?(?:of |de |d['’])?(?:lines|loc\b|zeilen|lignes|líneas|linhas|строк\p{L}*|行)/giu;
/** Who uses it, and what is out there and has to be taken along. */
const crowdWords =
  /(?<![\p{N}.,])(\d[\d.,]*)\s?(k|m|million\p{L}*|mio\.?|тыс\.?|млн\.?|万)?\s?(?:\p{L}+ ){0,2}(?:users|players|customers|subscribers|members|firms|companies|devices|units|packages|dependents|maps|saves|tenants|orders|accounts|nutzer\p{L}*|kunden|geräte\p{L}*|utilisateurs|clients|appareils|usuarios|clientes|dispositivos|usuários|пользовател\p{L}*|клиент\p{L}*|устройств\p{L}*|台|用户|ユーザー)(?!\p{L})/giu;
/** What lies there, however much: it has to be moved, not rebuilt. */
const ofStock =
  /tables|subscriptions|tenants|packages|installations|strings|texts|tabellen|tablas|tabelas|таблиц|テーブル/iu;

function timesOf(unit: string): number {
  if (unit === '') return 1;
  return /^(?:k|тыс)/iu.test(unit) ? 1000 : /^万/u.test(unit) ? 10_000 : 1_000_000;
}

const spoken: readonly (readonly [number, RegExp])[] = [
  [0.5, /^half/iu],
  [1, /^(?:an?|one|ein\p{L}*|une?|un[oa]?|一)$/iu],
  [2, /^(?:two|a couple of|zwei|deux|dos|dois|duas|два|две|двух|二|两)$/iu],
  [
    3,
    /^(?:three|a few|some|several|drei|mehrere|einige|trois|plusieurs|quelques|tres|varios|varias|três|vários|várias|три|тр[её]х|нескольк\p{L}+|三|数)$/iu,
  ],
  [4, /^(?:four|vier|quatre|cuatro|quatro|четыре|四)$/iu],
  [5, /^(?:five|fünf|cinq|cinco|пять|五)$/iu],
  [6, /^(?:six|sechs|seis|шесть|六)$/iu],
  [7, /^(?:seven|sieben|sept|siete|sete|семь|七)$/iu],
  [8, /^(?:eight|acht|huit|ocho|oito|восемь|八)$/iu],
  [9, /^(?:nine|neun|neuf|nueve|nove|девять|九)$/iu],
  [10, /^(?:ten|zehn|dix|diez|dez|десять|十)$/iu],
  [11, /^(?:eleven|elf|onze|once|十一)$/iu],
  [12, /^(?:twelve|fifteen|zwölf|douze|十二)$/iu],
  [20, /^(?:twenty|many|dozens of|all|alle|toutes les|tous les|todos|todas|все|всех|二十)/iu],
  [200, /^hundreds of/iu],
];

/** The greater one of a range; thousands have their mark. */
function numberOf(text: string): number {
  const digits = [...text.matchAll(/\d+(?:[.,]\d{3})*(?:[.,]\d+)?/g)].map(([found]) =>
    Number(found.replace(/[.,](?=\d{3}(?!\d))/g, '').replace(',', '.')),
  );
  if (digits.length > 0) return Math.max(...digits);
  return spoken.find(([, words]) => words.test(text.trim()))?.[0] ?? 0;
}
