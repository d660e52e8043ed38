// Words that tell what a statement of a plan is about.
import type { Concern } from '../facts.ts';

/** What a statement is about: the first of these that its words name; the core where they name none. */
export type Matter = 'data' | 'interfaces' | 'surface' | 'messages' | 'rollout';

export function matterOf(statement: string): Matter | undefined {
  const found = matters.flatMap(([matter, words]) => {
    const at = statement.search(words);
    return at < 0 ? [] : [{ matter, at }];
  });
  // Going live is said late in a sentence, and is what the sentence is about all the same.
  if (found.some(({ matter }) => matter === 'rollout')) return 'rollout';
  return found.toSorted((a, b) => a.at - b.at)[0]?.matter;
}

/** New or changed data. */
export function isData(statement: string): boolean {
  return data.test(statement);
}

/** What others rely on. */
export function isInterface(statement: string): boolean {
  return interfaces.test(statement);
}

/** A statement with a figure to check it by. */
export function isMeasured(statement: string): boolean {
  return measure.test(statement.replace(/`[^`]*`|\bv?\d+\.\d+\.\d+\b/g, ' '));
}

/** What must not be: it is no thing to build, but a check of what is built. */
export function isBound(statement: string): boolean {
  return bound.test(statement);
}

/** What is written for people. */
export function isDocumentation(statement: string): boolean {
  return concernSigns.some(([concern, words]) => concern === 'documentation' && words.test(statement));
}

/** What limits the solution. */
export function isConstraint(statement: string): boolean {
  return constraint.test(statement);
}

const bound =
  /(?<!\p{L})(?:(?:must|may|shall|should|can|will)(?: also| still)? (?:not|never)|cannot|(?:darf|dürfen|soll|sollen) (?:[^.;]{0,80} )?(?:nicht|kein\p{L}*|nie)|ne (?:doit|doivent|peut|peuvent) (?:pas|jamais|plus)|no (?:debe|deben|puede|pueden)|non (?:deve|devono|può|possono)|não (?:deve|devem|pode|podem)|не (?:должн\p{L}*|мо[жг]\p{L}*))(?!\p{L})|不得|不能|不可|ては(?:いけ|なら)ない|てはいけません|ないこと/iu;
const data =
  /(?<!\p{L})(?:databases?|tables?|schemas?|columns?|indexe?s?|migrat\w*|backfill\w*|sequences?|stor(?:e|ed|es|age)|persist\w*|records?|retention|keeps?|kept|deleted?|older than|datenbank\p{L}*|tabelle\p{L}*|spalte\p{L}*|speicher\p{L}*|gespeichert|daten|altdaten|base de données|tables?|colonnes?|stock\p{L}*|données|base de datos|tablas?|columnas?|datos|guarda\p{L}*|almacen\p{L}*|banco de dados|tabelas?|colunas?|dados|armazen\p{L}*|баз\p{L}+ данных|таблиц\p{L}*|хран\p{L}*|данны\p{L}*)(?!\p{L})|数据|表|存储|保存|データ|テーブル|履歴/iu;
const interfaces =
  /(?<!\p{L})(?:apis?|endpoints?|webhooks?|protocols?|formats?|events?|csv|json|xml|cli|commands?|subcommands?|sdk|services?|integrations?|schnittstelle\p{L}*|endpunkt\p{L}*|dienste?n?|befehl\p{L}*|interfaces?|services?|commandes?|servicios?|comandos?|serviços?|интерфейс\p{L}*|сервис\p{L}*|команд\p{L}*)(?!\p{L})|`(?:GET|POST|PUT|PATCH|DELETE) |(?:GET|POST|PUT|PATCH|DELETE) \/|接口|服务|接続|インターフェース|エンドポイント|サービス/iu;
const surface =
  /(?<!\p{L})(?:pages?|screens?|views?|tabs?|buttons?|forms?|dialogs?|menus?|dashboards?|panels?|lists?|tables? header|portal|ui|settings|badge|cart|profile|seite\p{L}*|ansicht\p{L}*|maske\p{L}*|knopf|schaltfläche\p{L}*|formular\p{L}*|liste\p{L}*|oberfläche\p{L}*|écrans?|boutons?|formulaires?|listes?|pages?|onglets?|pantallas?|botón|botones|formularios?|listas?|páginas?|telas?|botão|botões|formulários?|экран\p{L}*|кнопк\p{L}*|форм\p{L}*|спис\p{L}*|страниц\p{L}*)(?!\p{L})|页面|按钮|列表|界面|画面|ボタン|一覧|フォーム|ページ/iu;
const messages =
  /(?<!\p{L})(?:e-?mails?|mails?|sms|push|notif(?:y|ies|ication\w*)|remind\w*|alerts?|nightly|cron|jobs?|workers?|queues?|batch\w*|schedul\w*|export\w*|reports?|benachrichtig\p{L}*|erinner\p{L}*|nächtlich\p{L}*|nachts|rappel\p{L}*|courriels?|notifica\p{L}*|recordatorio\p{L}*|lembrete\p{L}*|correos?|уведомл\p{L}*|напомин\p{L}*|письм\p{L}*|рассыл\p{L}*)(?!\p{L})|通知|提醒|邮件|推送|短信|メール|通知|リマインド|バッチ/iu;
const rollout =
  /(?<!\p{L})(?:roll-?out|go[- ]live|pilot|cut-?over|decommission\w*|rollback|feature flags?|deploy\w*|launch|beta|training (?:for|of)|waves?|parallel|einführung|pilot\p{L}*|parallelbetrieb|abschalt\p{L}*|schulung\p{L}*|mise en (?:service|production)|pilote|puesta en marcha|piloto|implantação|внедрени\p{L}*|пилот\p{L}*)(?!\p{L})|上线|试点|灰度|展開|先行|並行/iu;
const measure =
  /\d+(?:[.,]\d+)?\s*(?:%|ms|s\b|sec|seconds?|minutes?|hours?|h\b|days?|weeks?|months?|mb|gb|kb|µa|rows?|records?|users?|requests?|times?|prozent|sekunden?|minuten?|stunden?|tage?n?|zeilen|secondes?|minutes?|heures?|jours?|segundos?|minutos?|horas?|d[ií]as?|секунд\p{L}*|минут\p{L}*|час\p{L}*|дн\p{L}*|秒|分钟|小时|天|个|分|時間|日|件)|\b(?:at most|at least|no more than|höchstens|mindestens|au plus|au moins|como máximo|al menos|no máximo|pelo menos)\b|не более|не менее|最多|至少|以内|以上|以下/iu;
const constraint =
  /(?<!\p{L})(?:must (?:not|never|stay|remain|keep|work|run)|only (?:on|with|in|for|by)|without (?:any )?(?:downtime|new|chang\w*)|no (?:new|downtime|chang\w*)|compatib\w*|deadline|by the end of|until \w+ \d|unchanged|as (?:it is|they are)|muss (?:auch|weiter)|darf (?:nicht|kein)|ohne (?:ausfall|änderung\p{L}*)|unverändert|nur (?:mit|in|auf|für)|sans (?:interruption|changer)|uniquement|sin (?:parar|cambi\p{L}*)|solo (?:en|con)|sem (?:parar|mudar)|apenas (?:em|com)|без (?:простоя|изменени\p{L}*)|только (?:в|на|для))(?!\p{L})|不能|必须|不改|只能|必要があ|してはいけ|のみ|変更(?:は)?(?:なし|しない)/iu;

const matters: readonly (readonly [Matter, RegExp])[] = [
  ['rollout', rollout],
  ['messages', messages],
  ['surface', surface],
  ['interfaces', interfaces],
  ['data', data],
];

/** Concerns by their words, in the order of the plan. */
export const concernSigns: readonly (readonly [Concern, RegExp])[] = [
  [
    'deployment',
    /(?<!\p{L})(?:deploy\w*|roll-?out|rollback|go[- ]live|pilot\w*|cut-?over|release|migrat\w*|decommission\w*|feature flags?|downtime|staging|canary|einführung|abschalt\p{L}*|parallelbetrieb|mise en (?:service|production)|migra\p{L}*|puesta en marcha|implantação|внедрени\p{L}*|миграц\p{L}*)(?!\p{L})|上线|灰度|迁移|試行|移行|展開|リリース/iu,
  ],
  [
    'performance',
    /(?<!\p{L})(?:performance|latency|p9[59]|throughput|slow\w*|faster|memory|under \d[\d.,]* ?(?:ms|s|mb|seconds)|requests\/s|per second|langsam\p{L}*|schneller|lent\p{L}*|rápid\p{L}*|медленн\p{L}*|быстр\p{L}*)(?!\p{L})|性能|太慢|速度|遅い|高速/iu,
  ],
  [
    'monitoring',
    /(?<!\p{L})(?:monitor\w*|metrics?|alerts?|grafana|prometheus|observab\w*|logging|dashboards?|überwach\p{L}*|surveill\p{L}*|monitore\p{L}*|мониторинг\p{L}*)(?!\p{L})|监控|告警|監視/iu,
  ],
  [
    'security',
    /(?<!\p{L})(?:secur\w*|auth\w*|log-?in|password\w*|tokens?|encrypt\w*|permissions?|roles?|sso|saml|oauth\w*|2fa|secrets?|keychain|access control|berechtigung\p{L}*|rechte|anmeld\p{L}*|verschlüssel\p{L}*|passw\p{L}*|sécurité|mot de passe|droits|segur\p{L}*|contraseñ\p{L}*|permis\p{L}*|senha\p{L}*|безопасн\p{L}*|парол\p{L}*|прав\p{L}* доступа|авториз\p{L}*)(?!\p{L})|安全|登录|密码|权限|加密|セキュリティ|ログイン|権限|認証|暗号/iu,
  ],
  [
    'compliance',
    /(?<!\p{L})(?:gdpr|dsgvo|rgpd|lgpd|hipaa|pci|gobd|regulat\w*|complian\w*|legal\w*|privacy|audit\w*|data protection|bafin|datenschutz\p{L}*|cookies?|personal data|pseudonym\w*|juridique|normativa|закон\p{L}*|персональн\p{L}+ данн\p{L}+)(?!\p{L})|合规|隐私|审计|個人情報|法令|監査/iu,
  ],
  [
    'migration',
    /(?<!\p{L})(?:migrat\w*|backfill\w*|cut-?over|carried over|taken? over|legacy|decommission\w*|umstell\p{L}*|ablös\p{L}*|ersetzt|altdaten|migr\p{L}+|reprise|мигр\p{L}*|перенес\p{L}*)(?!\p{L})|迁移|替换|移行|乗り換え/iu,
  ],
  [
    'documentation',
    /(?<!\p{L})(?:documentation|documented|docs?|guide|manual|readme|handbuch|dokumentation|dokumentiert|manuel|guía|manual de|документац\p{L}*|руководств\p{L}*)(?!\p{L})|文档|手册|マニュアル|ドキュメント/iu,
  ],
  [
    'scalability',
    /(?<!\p{L})(?:scal(?:e|es|ing|ab\w*)|sharding|multi-?tenan\w*|per second|requests\/s|\d+ ?(?:tb|pb)|growth|skalier\p{L}*|mandantenfähig\p{L}*|escala\p{L}*|масштаб\p{L}*)(?!\p{L})|扩展|多租户|高并发|スケール/iu,
  ],
];
