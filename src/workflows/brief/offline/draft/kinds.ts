// Tells what kind of work an idea is, so that a fitting standard approach can be proposed.
import type { Outline } from '../../facts.ts';
import type { WorkKind } from '../phrases/types.ts';

const signs: Readonly<Record<Exclude<WorkKind, 'general'>, RegExp>> = {
  offline:
    /\boffline|\bsync(?:s|ed|ing|hron\w*)?\b|sin conexión|senza (?:rete|connessione)|fuori linea|sincronizz|hors[- ]ligne|desconectad|синхрониз|офлайн|оффлайн|离线|同步|オフライン|同期/giu,
  import:
    /\b(?:import|upload\w* (?:a |the )?(?:\w+ )?(?:file|csv)|bulk|csv upload)\p{L}*|einlesen|importar|importer|importieren|importare|importazion|caricare (?:il|un|i) file|импорт|导入|批量导入|インポート|取り込/giu,
  export:
    /\b(?:export|download)\p{L}*|herunterladen|descarg\p{L}+|télécharg\p{L}+|baixar|exporter|esporta|scarica(?:re|bil)|экспорт|выгру[зж]|скачать|导出|下载|エクスポート|ダウンロード/giu,
  security:
    /\b(?:2fa|mfa|totp|sso|saml|oauth\w*|oidc|log[- ]?ins?|logging in|sign[- ]?in|password\w*|auth\w*|two[- ]?(?:factor|step)|passkeys?|sessions?)\b|anmeld|passwort|authentifi|mot de passe|connexion|contraseña|iniciar sesión|autentica|senha|accesso con|autenticazion|doppio fattore|логин|парол|авториз|аутентиф|двухфактор|登录|密码|认证|ログイン|認証|パスワード/giu,
  audit:
    /(?<!(?:security|penetration|accessibility|code|external|open) )\baudit(?!ors?\b|ing\b|ed\b)\w*|\bactivity log|\baudit trail|protokollier|revision|journal d['’]|auditor[ií]a|журнал (?:действ|аудит|опера)|аудит|审计|操作日志|操作记录|監査|操作ログ/giu,
  access:
    /\b(?:tenants?|multi-?tenan\w+|roles?|permissions?|access (?:levels?|control)|rbac|organi[sz]ations?|mandant\w*|rollen|berechtigung\w*|rechte)\b|rôles?|permisos?|permiss[õã]\p{L}+|функци\p{L}+ ролей|роли|прав[аи] доступа|租户|权限|角色|テナント|権限|ロール/giu,
  notify:
    /\b(?:notif\w+|remind\w*|e-?mail\w*|mail|alerts?|push|webhooks?|sms|newsletter)\b|benachrichtig\p{L}*|erinner\p{L}*|notificar|notificaci\p{L}*|notifica\p{L}*|recordatorio\p{L}*|notific[ah]\p{L}*|avvis\p{L}+|promemoria|lembrete\p{L}*|avisar|rappel\p{L}*|уведомл\p{L}*|напомин\p{L}*|рассылк|通知|提醒|邮件|通知|リマインド|メール/giu,
  schedule:
    /\b(?:recurring|schedul\w+|cron|periodic\w*|wiederkehrend\w*|regelmäßig\w*|termine?)\b|récurrent|planifi|programad|recurrente|recorrente|agendad|agendamento|расписан|регулярн|повторяющ|定期|定时|周期|日历|繰り返し|スケジュール|予約/giu,
  theming:
    /\b(?:dark (?:mode|theme)|theme[sd]?|theming|light mode|dunkelmodus|dunkles (?:design|theme)|color scheme|colou?rs?)\b|thème|mode sombre|tema oscuro|modo oscuro|tema escuro|tema scuro|modalità scura|modo escuro|тёмн|темн(?:ая|ую|ой) тем|暗色|深色|夜间模式|主题|ダークモード|ダークテーマ|テーマ/giu,
  i18n: /\b(?:translat\w+|locali[sz]\w+|i18n|l10n|multi-?lingual|languages?|übersetz\w*|mehrsprachig\w*|sprachen)\b|traduc|tradu[çz]|idiomas?|traduzion|lingue|multilingue|langues|перевод|локализац|язык(?:и|ов)|国际化|多语言|翻译|多言語|翻訳|国際化/giu,
  migration:
    /\b(?:(?<!(?:database|schema|db|sql|after|after the) )migrat\w+|port(?:ing)? to|move (?:\w+ ){0,4}(?:to|from)|upgrad\w+|switch(?:ing)? (?:from|to)|ablös\w*|umstell\w*|migrier\w*)\b|migrer|migrar|migraci|migração|migrazion|migrare|перенес|миграци|перейти на|迁移|升级到|替换|移行|アップグレード/giu,
  bugfix:
    /\b(?:bug|fix(?:es)?(?! version)|fails?|crash\w*|is broken|regression|exception|stack ?trace|wrong result|error|fehler\w*|abst[uü]rz\w*|erreur|plante)\b|corregir|falla|corrigir|correggere|errore|si blocca|ошибк|пада|исправ|崩溃|报错|修复|バグ|不具合|クラッシュ|エラー/giu,
  infrastructure:
    /\b(?:kubernetes|k8s|docker|terraform|deploy\w*|ci\/cd|pipeline|cluster|server setup|monitoring|backup|rollout|helm|nodes?|aws|azure|gcp)\b|инфраструктур|деплой|кластер|развёртыван|部署|运维|集群|デプロイ|インフラ/giu,
  reporting:
    /\b(?:dashboards?|(?:daily|weekly|monthly|yearly|pdf|sales|usage|the|these|all) reports?(?! (?:an?|the|to|their)\b)|reports? (?:on|about|of|page|view)|reporting|charts?|graphs?|statistics|stats|metrics|analytics|kpis?|auswertung\w*|berichte?|statistik\w*|verbrauch\w*)\b|tableau de bord|rapport|informe|reporte|gráfic|relatório|painel|grafic[oi]|statistich|resocont|rapporti|отч[её]т|статистик|график|дашборд|报表|统计|仪表盘|图表|レポート|統計|ダッシュボード|グラフ/giu,
  mobile:
    /\b(?:mobile|ios|android|iphone|ipad|smartphone|app store|handy|tablet)\b|móvil|celular|cellulare|telefon[oi]|мобильн|手机|移动端|安卓|モバイル|スマホ|アプリ版/giu,
  cli: /\b(?:cli|commands?|exit codes?|command[- ]line|(?:in|from) (?:the|a|your) terminal|terminal (?:app|output|window|emulator)|subcommand|--[a-z][\w-]+|stdin|stdout|kommandozeile|befehlszeile)\b|línea de comandos|linha de comando|ligne de commande|командн\p{L}+ строк|консольн|命令行|终端|コマンドライン|ターミナル/giu,
  search:
    /\b(?:search\w*|full[- ]?text|autocomplete|find entries|suche\w*|durchsuch\w*|volltext)\b|recherche|búsqueda|buscar|busca|ricerca|cercare|поиск|искать|搜索|检索|查找|検索/giu,
  performance:
    /\b(?:slow\w*|performance|latency|faster|speed|throughput|cach(?:e|ing)|timeouts?|memory|langsam\w*|schneller)\b|lent\p{L}*|veloc\p{L}+|prestazion\p{L}+|rapide|rápid|медленн|быстр|производительн|性能|太慢|缓存|响应时间|遅い|高速|パフォーマンス/giu,
  api: /\b(?:apis?|endpoints?|rest|graphql|grpc|backend|webhooks?|integration|sdk|schnittstelle\w*)\b|интерфейс[а-я]* api|интеграци|接口|后端|连携|エンドポイント|バックエンド/giu,
  web: /\b(?:page|pages|button|buttons|ui|screen|form|view|website|web app|frontend|tab|menu|dialog|layout|seite|ansicht\w*|oberfläche|raumansichten|formular)\b|écran|bouton|formulaire|pantalla|botón|página|formulario|tela|botão|schermata|pulsante|pagin[ae]|formulário|страниц|кнопк|экран|форм[аыу]|页面|按钮|界面|网站|画面|ボタン|ページ|サイト/giu,
  records:
    /\b(?:on paper|paper (?:book|list|forms?|calendar)|spreadsheets?|clipboards?|whiteboards?|sticky notes?|notebooks?|logbooks?|by hand|word file|check-?in|inspections?|checklists?|rosters?|stocktakes?|papier\w*|karteikarten|hefte?|excel-?liste|von hand)\b|cahier|sur papier|cuaderno|fichas|en papel|a mano|caderno|planilhas?|foglio excel|fogli excel|su carta|moduli cartacei|quaderno|giacenz\p{L}+|magazzino|no papel|à mão|бумаг|вручную|журнал учёта|登记|台账|盘点|手工|纸质|紙|台帳|手書き|回覧/giu,
  limits:
    /\b(?:rate[- ]?limit\w*|throttl\w+|token bucket|429|too many requests|(?:requests?|calls) per (?:second|minute|hour|day|key|user|account)|request quotas?)\b|ratenbegrenz\p{L}*|anfragelimit\p{L}*|limit\p{L}+ (?:du nombre )?(?:de |des )?requêtes|limitación de (?:tasa|peticiones)|limit\p{L}+ de requisi\p{L}+|limit\p{L}+ (?:di|delle) richieste|ограничени\p{L}+ (?:частоты|числа|количества)|限流|速率限制|频率限制|レート制限|流量制限/giu,
  booking:
    /\b(?:bookings?|booked|reserv\w+|berths?|appointments?|time slots?|buchung\w*|buchen|gebucht|reservier\w*|doppelbelegung\w*|terminvergabe)\b|réserv|créneaux?|reservar?|reservas|agendar|prenot\p{L}+|appuntament\p{L}+|бронир|брон[ьи]|электронн\p{L}+ очеред|запись на|预约|预订|点餐|订位|予約/giu,
};

// Some words name the task itself, others rather the place where it happens.
const weights: Readonly<Record<string, number>> = {
  audit: 3,
  theming: 1.6,
  access: 1.5,
  offline: 1.5,
  schedule: 1.5,
  import: 1.2,
  reporting: 0.8,
  performance: 1.2,
  search: 0.8,
  cli: 1.2,
  mobile: 0.5,
  web: 0.6,
  records: 1.1,
  booking: 1.4,
  limits: 1.6,
  api: 0.6,
};

/** The kinds of an idea, the surest first; `general` where nothing tells. What names the task counts more than details. */
export function kindsOf(outline: Outline): readonly WorkKind[] {
  const head = withoutCode(outline.title);
  const goals = withoutCode(outline.goals.slice(0, 6).join('\n'));
  const rest = [outline.problem.slice(0, 4000), ...outline.inScope, ...outline.dependencies]
    .join('\n')
    .slice(0, 12_000);
  const scored = Object.entries(signs).map(([kind, sign]) => {
    const count = (text: string) => Math.min(3, text.match(sign)?.length ?? 0);
    return {
      kind,
      score:
        (count(head) * 3 + count(goals) * 1.5 + count(rest) * (kind === 'bugfix' ? 1.5 : 0.5)) * (weights[kind] ?? 1),
    };
  });
  const found = scored.filter(({ score }) => score >= 0.9).sort((a, b) => b.score - a.score);
  const best = found[0]?.score ?? 0;
  const kinds = found.filter(({ score }) => score >= best / 2.5).map(({ kind }) => kind);
  const known = kinds.filter((kind): kind is Exclude<WorkKind, 'general'> => kind in signs).slice(0, 2);
  return known.length > 0 ? known : ['general'];
}

/** Names in code are spelled like words, but mean something else. */
function withoutCode(text: string): string {
  return text.replace(/`[^`\n]*`|--[a-z][\w-]*/g, ' ');
}
