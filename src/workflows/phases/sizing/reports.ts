// Whether a text reports a defect: by its form, by what it brings as proof, by how it tells of it; and how much it asks for.
import { isImperative } from '../../brief/offline/extract/shapes.ts';
import { isMachineTalk } from '../../brief/offline/text/lines.ts';
import type { Clauses } from './clauses.ts';
import { mixed } from './words.ts';

/** What a text has of a report. */
export interface Report {
  /** What speaks for a report, less what speaks for a wish. */
  readonly points: number;
  /** How many things are to be done about it, and the clauses that say so. */
  readonly asks: number;
  readonly asked: readonly string[];
  /** The words that tell so, a few of them. */
  readonly words: readonly string[];
}

/** So many points make a report, and so many must be left where what is asked for is weighed against them. */
const leastPoints = 2;
const leastBeyond = 1.2;
/** More things than this are more than a correction. */
const fewAsks = 2;

/** Whether it is a report, when what is asked for weighs so much. */
export function isReport({ points }: Report, asked: number): boolean {
  return points >= leastPoints && points - asked * 1.5 >= leastBeyond;
}

/** Whether what a report asks for is more than a correction. */
export function isMoreThanCorrection({ asks }: Report, asked: number): boolean {
  return asks > fewAsks || asked > 0.8;
}

/**
 * Judges the text as it was given: its forms, traces and logs are proof here, however little they say of the work.
 * The rest is what its clauses are.
 */
export function reportIn(idea: string, { opening, told, items }: Pick<Clauses, 'opening' | 'told' | 'items'>): Report {
  const lines = idea.slice(0, longestRead).split('\n');
  const machine = lines.filter(isMachineTalk).length;
  const prose = lines.filter((line) => !isMachineTalk(line)).join('\n');
  const title = lines.find((line) => /\p{L}/u.test(line)) ?? '';
  const found =
    (machine > 1 ? 1.5 : 0) +
    Math.min(3, count(prose, form)) +
    (count(title, marked) > 0 ? 2 : 0) +
    Math.min(2, count(prose, wrong) * 0.7) +
    (count(`${title}\n${opening}`, wrong) > 0 ? 0.8 : 0) +
    Math.min(1, count(prose, since)) +
    Math.min(1, count(prose, right));
  const wished = Math.min(4, count(prose, feature) * 2.5);
  const words = [...matches(prose, wrong), ...matches(prose, form), ...matches(title, marked)].slice(0, 3);
  const asked = askedClauses(told);
  return { points: found - wished, asks: Math.max(asked.length, items), asked, words };
}

/** No more than this is looked at: a long log proves no more. */
const longestRead = 60_000;

function askedClauses(statements: readonly string[]): readonly string[] {
  return statements
    .filter((statement) => isImperative(statement) || count(statement, demand) > 0)
    .flatMap((statement) =>
      statement.replace(/\([^)]*\)/g, '').split(/[,;:，、；：]\s*|[.!?]\s+|\s(?:and|und|et|y|e|и)\s/u),
    )
    .filter(
      (clause) => clause.trim().length > (han.test(clause) ? 4 : 11) && !reason.test(clause) && !always.test(clause),
    );
}

const han = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;
/** Why, when and for whom, not what. */
const reason =
  /^\s*(?:so that|we are|it is|but |because|since|as |like |if |when |which|who|that |then |damit|weil|denn|wenn|wie |sodass|afin|pour que|parce|comme |si |quand |para que|porque|como |cuando |cuándo |quando |чтобы|потому|если|когда|как )/iu;
/** What belongs to every change is nothing to be asked for. */
const always =
  /(?<!\p{L})(?:(?:unit |regression )?tests?|changelog|code review|release notes|тест\p{L}*|prueba\p{L}*|testes?)(?!\p{L})|テスト|测试/iu;

function count(text: string, words: RegExp): number {
  return matches(text, words).length;
}

/** What a pattern finds, each once. */
function matches(text: string, words: RegExp): readonly string[] {
  const found = (text.match(words) ?? []).map((one) =>
    one
      .toLowerCase()
      .replace(/[^\p{L}\p{N}'’-]+/gu, ' ')
      .trim(),
  );
  return [...new Set(found)];
}

/** Fields that only a form for defects has. */
const form = mixed(
  String.raw`steps to reproduce\b|to reproduce\b|repro(?:duction)?(?: steps)?\s*[:\n]|expected(?: behaviou?r| result)?\s*[:\n]|actual(?: behaviou?r| result)?\s*[:\n]|current behaviou?r\b|what (?:happened|did you expect)|describe the bug|severity\b|affected versions?|affects versions?|workaround\b|environment\s*[:\n]|system info\b|stack ?trace|root cause|bug report|crash report|impact\s*[:\n*]|reported by\b|regression\b
  schritte (?:zum|zur) (?:nachstellen|reproduktion)|erwartet(?:es (?:verhalten|ergebnis))?\s*[:\n]|tatsächlich(?:es (?:verhalten|ergebnis))?\s*[:\n]|fehlerbeschreibung|melder\s*:|kategorie\s*:\s*(?:fehler|bug)|auswirkung\s*:|umgehung\s*:|störung(?:smeldung)?
  étapes (?:pour|de) reprodu\p{L}*|(?:comportement|résultat) (?:attendu|observé|constaté|actuel)|contournement|gravité\s*:
  pasos para reproducir|(?:comportamiento|resultado) (?:esperado|actual|obtenido)|gravedad\s*:|passos para reproduzir|(?:comportamento|resultado) (?:esperado|atual|obtido)|gravidade\s*:
  шаги (?:для )?воспроизведени\p{L}*|(?:ожидаемый|фактический) результат|ожидаемое поведение|серь[её]зность\s*:`,
  `复现步骤|重现步骤|预期(?:结果|行为)|实际(?:结果|行为)|影响版本|严重程度|再現手順|期待(?:する|される)?(?:動作|結果)|実際の(?:動作|結果)|現象\s*[:：]|発生(?:条件|手順|バージョン)|影響\s*[:：]`,
);

/** A title that calls the thing by its name. */
const marked = mixed(
  String.raw`\[?bug\b|\[?fix\b|defect\b|incident\b|crash\p{L}*|fatal\b|hotfix\b|error\b|exception\b|störung\b|fehler\b|bogue\b|anomalie\b|incidencia\b|defeito\b|ошибка\b|баг\b|дефект\b`,
  `不具合|バグ|障害|缺陷|故障|报错`,
);

/** How people say that something is not as it should be. */
const wrong = mixed(
  String.raw`keeps? \p{L}+ing(?: again)?\b(?! up)|annoy\p{L}*|no order at all|flapping\b|noisy\b|wrong(?:ly)?\b|broken\b|crash(?:es|ed|ing)?\b|fails?\b|failed\b|failing\b|(?<!por )error\b|exception\b|not valid\b|invalid\b|rejected\b|out of memory|oom\b|killed\b|times? out\b|timeouts?\b|gets? lost\b|is lost\b|are lost\b|got lost\b|missing\b|disappears?\b|duplicate\b|twice\b|blank (?:page|screen)|white (?:page|screen)|hangs?\b|freezes?\b|leaks?\b|stuck\b|too slow\b|takes \d[\d–-]* ?s\b|doesn['’]t (?:\p{L}+)|does not (?:open|work|load|show|save|start|arrive|update|appear|accept|print)|do not (?:open|work|load|show|save|arrive|appear)|can['’]t (?:open|find|log|save|see|load|order|print|sign)|cannot (?:open|find|log|save|load|print)|no longer\b|forgets?\b|ignores?\b|off by\b|misspell\p{L}*|typo\p{L}*|\b40[134]\b|\b5\d\d\b
  falsch\p{L}*|kaputt\p{L}*|fehler\p{L}*|funktioniert nicht|geht nicht|klappt nicht|nicht möglich|nicht mehr\b|ungültig\p{L}*|stürzt\b|abst[uü]rz\p{L}*|verschwind\p{L}*|verloren\b|doppelt\b|hängt\b|fehlt\b|leere seite|nimmt (?:\S+ ){1,5}nicht an|wird abgelehnt|abgelehnt\b|verschoben\b(?= um)|zeigt (?:\S+ ){0,4}(?:falsch|nicht)
  faux\b|fausse\b|(?<!par )erreur\p{L}*|plante\b|ne (?:\S+ )?(?:marche|fonctionne|s['’]affiche|s['’]ouvre|part|reçoi\p{L}+) (?:pas|plus)|décalée?s?\b|bloquée?s?\b|perdue?s?\b|disparaî\p{L}*|impossible de|refusée?s?\b|doublons?\b|incorrecte?s?\b|cassée?s?\b
  (?:está|sale|va|queda) mal\b|falla\p{L}*|fallo\p{L}*|(?<!por )error(?:es)?\b|no (?:funciona|abre|carga|guarda|llega|aparece|deja|pueden?)\b|se (?:pierden?|cuelga|cierra|bloquea|duplica)\b|sale (?:\d{3}|mal|un error)|incorrect[oa]s?\b|(?:está|queda) rot[oa]\b
  errad[oa]s?\b|(?<!por )erro\b|não (?:funciona|abre|carrega|salva|chega|aparece|consegue\p{L}*)|(?:se perde|perde-se|trava|travam)\b|incorret[oa]s?\b|duplicad[oa]s?\b|quebrad[oa]s?\b
  ошибк\p{L}*|неправильн\p{L}*|неверн\p{L}*|не (?:работает|открыва\p{L}+|приход\p{L}+|сохраня\p{L}+|показыва\p{L}+|загружа\p{L}+|попада\p{L}+)|пропада\p{L}*|теря\p{L}+тся|пада(?:ет|ют)\b|зависа\p{L}*|дублиру\p{L}*|задваива\p{L}*|сбива\p{L}*`,
  `不对|错误|报错|出错|丢失|消失|失效|无法(?:打开|登录|保存|提交|显示)|打不开|崩溃|闪退|卡死|超时|重复|反了|写死|写错|乱码|逆に|文字化け|表示されな|できなくな|開けな|消え|重複|落ち(?:る|ます)|止ま(?:る|って)|固まる|ずれ|誤(?:り|って)|間違|エラー`,
);

/** What worked before. */
const since = mixed(
  String.raw`since (?:the |our |last |this |an? |yesterday|monday|tuesday|wednesday|thursday|friday|v?\d)|after (?:the |our )?(?:last )?(?:update|upgrad\p{L}*|release|deploy\p{L}*)|used to work|worked (?:before|until|in|fine)|(?:was|were) fine\b|seit (?:der|dem|letzte\p{L}*|gestern|heute|montag|dienstag|mittwoch|donnerstag|freitag|v?\d)|nach dem (?:update|release)|depuis (?:la|le|hier|lundi|mardi|mercredi|jeudi|vendredi|v?\d)|desde (?:la|el|ayer|que actualiz\p{L}*|o|a|ontem|v?\d)|после (?:обновлени\p{L}+|релиза)|с (?:прошлой|вчера|последн\p{L}+)`,
  `(?:更新|升级|上线|发布)(?:后|之后|以来)|アップデート(?:後|以降|して)|更新(?:後|して)から|リリース(?:後|以降)`,
);

/** What is right beside what is wrong. */
const right = mixed(
  String.raw`instead of\b|(?:make|set|raise|lower|change|bump)\w* (?:\S+ )?(?:the default|to \d+)|in the old (?:version|one)\b|gets? (?:it|that) right\b|does(?:n['’]t| not) have a\b|should (?:be(?! able)|read|say|accept|return)\b|(?:is|are|works?) (?:fine|correct|right|ok)\b|statt\b|(?:ist|geht|stimmt) (?:es |richtig|dort)|richtig\b|au lieu de\b|correcte?\b|en lugar de\b|correct[oa]s?\b|em vez de\b|corret[oa]s?\b|вместо\b|правильн\p{L}*`,
  `应该(?:是|为)|应为|正确|改成|改为|正しい|ではなく|べき`,
);

/** What only one who wants something new says. */
const feature = mixed(
  String.raw`feature request|user story|user stories|as an? [\p{L} -]{2,40}(?:,|\n| i (?:want|would|need|can))|i want to be able|acceptance(?: criteria)?\s*[:\n]|non-goals?\b|out of scope\b|prd\b|rfc\b|vision\b|mvp\b|roadmap\b|milestones?\b|so far\b[^.\n]{0,60}(?:by hand|one by one)|would be (?:nice|great|useful|helpful)|new (?:feature|module|page|screen|app|service|portal)\b
  (?:wir|ich) (?:möchten?|wünschen?|hätten? gerne?)|als [\p{L} -]{3,40} möchte|neue (?:funktion|seite|app)|künftig\b|zukünftig\b|nous (?:voulons|souhaitons|aimerions)|en tant que\b|fonctionnalité\p{L}*|queremos\b|funcionalidad\p{L}*|gostaríamos\b|funcionalidade\p{L}*|хотим\b|хотелось бы|просят\b`,
  `功能需求|需求说明|希望(?:增加|支持|能)|新增|機能(?:を|の)?(?:追加|要望|要件)|(?:できる|られる|せる)ように(?:したい|する)|新機能`,
);

/** What somebody is to do. */
const demand = mixed(
  String.raw`(?:need|needs|have|has) to\b|must\b|should\b|please\b|let['’]?s\b|(?:we|i)['’]d\b|would be good\b|bitte\b|soll(?:en|te|ten)?\b|muss\b|müssen\b|brauchen\b|il faut\b|il faudrait\b|merci de\b|doit\b|doivent\b|hay que\b|debe(?:n|ría|rían)?\b|tenemos que\b|por favor\b|precisa(?:mos|m)?\b|deve(?:m|ria)?\b|tem que\b|favor\b|надо\b|нужно\b|должн\p{L}*|прошу\b|пожалуйста\b|необходимо\b|следует\b`,
  `需要|请|应该|必须|希望|してほしい|してください|お願い|必要|べき|たい`,
);
