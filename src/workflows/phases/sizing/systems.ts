// The sides of a system that a text speaks of: a change on several of them is more than one on one.

const sides: readonly (readonly [name: string, words: RegExp])[] = [
  [
    'web',
    /(?<!\p{L})(?:web(?:site| ?app\w*)?|(?<!man |docs? )pages?|browser|front-?end|storefront|portal|(?:web)?seite\p{L}*|webshop|onlineshop|oberfläche|site|fiche|écran|página\p{L}*|страниц\p{L}*|сайт\p{L}*)(?!\p{L})|页面|网站|网页|前端|画面|ページ|サイト/iu,
  ],
  [
    'mobile',
    /(?<!\p{L})(?:mobile|ios|android|iphone|app store|kotlin|swift|flutter|react native|smartphones?|handys?|handscanner\p{L}*|m[óo]vil\p{L}*|celular\p{L}*|мобильн\p{L}*)(?!\p{L})|手机|小程序|移动端|スマホ|アプリ/iu,
  ],
  [
    'server',
    /(?<!\p{L})(?:servers?|back-?end|services?|endpoints?|apis?|gateway|dienste?n?|serveur|servidor\p{L}*|servici\p{L}*|серви\p{L}*|сервер\p{L}*|бэкенд\p{L}*)(?!\p{L})|后端|服务|接口|サーバー|サービス|バックエンド/iu,
  ],
  [
    'database',
    /(?<!\p{L})(?:databases?|tables?|schemas?|columns?|postgres\w*|mysql|mongo\w*|redis|elasticsearch|datenbank\p{L}*|tabelle\p{L}*|base de (?:données|datos)|banco de dados|tabla\p{L}*|tabela\p{L}*|баз\p{L} данных|таблиц\p{L}*)(?!\p{L})|数据库|数据表|データベース|テーブル/iu,
  ],
  [
    'device',
    /(?<!\p{L})(?:firmware|sensors?|embedded|microcontroller|nrf52|esp32|plc|scanner|printer|drucker|waage|capteur\p{L}*|прошивк\p{L}*)(?!\p{L})|固件|传感器|ファームウェア|センサー|端末/iu,
  ],
  [
    'command line',
    /(?<!\p{L})(?:cli|command[- ]line|terminal|subcommands?|kommandozeile)(?!\p{L})|命令行|コマンドライン/iu,
  ],
  [
    'jobs',
    /(?<!\p{L})(?:nightly|batch(?:es)?|cron|jobs?|workers?|queues?|pipelines?|scheduler|nächtlich\p{L}*|nachts|tâche\p{L}*|nocturn\p{L}*|очеред\p{L}*|ночн\p{L}*)(?!\p{L})|定时任务|队列|批处理|バッチ|ジョブ|キュー|夜間/iu,
  ],
  [
    'messages',
    /(?<!\p{L})(?:e-?mails?|mails?|sms|push|notifications?|newsletter|benachrichtigung\p{L}*|courriels?|correos?|письм\p{L}*|уведомлени\p{L}*)(?!\p{L})|邮件|短信|推送|通知|メール|プッシュ/iu,
  ],
  [
    'administration',
    /(?<!\p{L})(?:back[- ]?office|admin\w*|support (?:staff|team|tool)|moderators?|verwaltung|sachbearbeiter\p{L}*|administrador\p{L}*|админ\p{L}*)(?!\p{L})|后台|管理端|管理画面|管理者/iu,
  ],
  [
    'operations',
    /(?<!\p{L})(?:grafana|prometheus|alerts?|metrics|monitoring|dashboards?|kubernetes|k8s|terraform|cluster|cloud|deployment|data cent(?:re|er)|überwachung)(?!\p{L})|监控|集群|部署|監視|クラスタ|クラウド/iu,
  ],
  [
    'money',
    /(?<!\p{L})(?:payments?|billing|invoic\w*|checkout|stripe|paypal|accounting|datev|sepa|rechnung\p{L}*|zahlung\p{L}*|buchhaltung|paiement\p{L}*|factur\p{L}*|pagos?|fatur\p{L}*|pagamento\p{L}*|оплат\p{L}*|сч[её]т\p{L}*)(?!\p{L})|支付|账单|发票|决済|決済|請求|会計/iu,
  ],
  [
    'identity',
    /(?<!\p{L})(?:sso|oauth\w*|oidc|saml|log-?in|sign-?in|ldap|scim|active directory|permissions?|roles?|berechtigung\p{L}*|rollen|anmeld\p{L}*|connexion|rôles?|permisos|permissões|роли|прав\p{L}* доступа)(?!\p{L})|登录|权限|角色|ログイン|権限|認証/iu,
  ],
  [
    'warehouse',
    /(?<!\p{L})(?:data warehouse|warehouse|bigquery|snowflake|spark|hdfs|etl|bi|tableau|training data|models?|features?|data lake|reporting|auswertung\p{L}*)(?!\p{L})|数仓|报表|模型|データ基盤|帳票|分析基盤/iu,
  ],
  [
    'partners',
    /(?<!\p{L})(?:erp|crm|sap|salesforce|edi|partners?|suppliers?|carriers?|banks?|lieferanten|spedition\p{L}*|fournisseurs?|transporteurs?|proveedor\p{L}*|fornecedor\p{L}*|поставщик\p{L}*|банк\p{L}*|1с)(?!\p{L})|供应商|银行|第三方|取引先|基幹|銀行/iu,
  ],
];

/** Those who deal with the result. */
const actors: readonly (readonly [name: string, words: RegExp])[] = [
  [
    'customers',
    /(?<!\p{L})(?:customers?|shoppers?|patients?|guests?|readers?|clients?|members?|students?|buyers?|subscribers?|tenants?|visitors?|parents|players?|eltern|pais\b|padres|родител\p{L}*|kund\p{L}*|patient\p{L}*|gäste?|mitglied\p{L}*|mieter\p{L}*|schüler\p{L}*|clients?|clientes?|client(?:e|es)|pacientes?|alumn[oa]s?|alunos?|h[oó]spedes?|huéspedes|клиент\p{L}*|пациент\p{L}*|покупател\p{L}*|гост\p{L}*)(?!\p{L})|顾客|客户|用户|买家|会员|患者|お客様|顧客|会員|患者|利用者/iu,
  ],
  [
    'staff',
    /(?<!\p{L})(?:admin\w*|support|clerks?|agents?|back[- ]?office|dispatch\w*|moderators?|operators?|staff|purchasing|accounting|marketing|sales|finance|technician\p{L}*|managers?|office|nurses?|disposition|techniker\p{L}*|mitarbeiter\p{L}*|sachbearbeiter\p{L}*|buchhaltung|verwaltung|comptabilité|gestionnaires?|secrétariat|administrador\p{L}*|contabilidad\p{L}*|recepci\p{L}*|secretaria|atendentes?|финанс\p{L}*|бухгалтер\p{L}*|регистратур\p{L}*|менеджер\p{L}*|сотрудник\p{L}*|админ\p{L}*)(?!\p{L})|后台|客服|管理员|运营|人工|财务|管理者|担当者|スタッフ|経理|受付|営業/iu,
  ],
  [
    'partners',
    /(?<!\p{L})(?:merchants?|suppliers?|partners?|doctors?|teachers?|drivers?|vendors?|landlords?|brands?|coaches|labellers?|händler\p{L}*|ärzt\p{L}*|arzt|lehrer\p{L}*|fahrer\p{L}*|lieferanten|médecins?|enseignants?|livreurs?|médicos?|profesor\p{L}*|professor\p{L}*|conductor\p{L}*|motoristas?|врач\p{L}*|учител\p{L}*|водител\p{L}*|поставщик\p{L}*)(?!\p{L})|商家|供应商|医生|老师|司机|骑手|店舗|医師|先生|ドライバー|取引先/iu,
  ],
];

/** Those who deal with the result, by kind, each once. */
export function actorsIn(clauses: readonly string[]): readonly string[] {
  return actors.filter(([, words]) => clauses.some((clause) => words.test(clause))).map(([name]) => name);
}

/** The sides that the clauses of a text name, each once, by the first word of theirs. */
export function sidesIn(clauses: readonly string[]): readonly string[] {
  return sides.flatMap(([, words]) => {
    const clause = clauses.find((one) => words.test(one));
    return clause === undefined ? [] : [words.exec(clause)?.[0] ?? ''];
  });
}
