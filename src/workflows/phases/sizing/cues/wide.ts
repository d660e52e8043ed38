// Words of work that is much to do: something new, those who handle it, systems that take part.
import { mixed } from '../words.ts';
import type { Cue } from './cue.ts';

export const wide: readonly Cue[] = [
  {
    name: 'new data',
    weight: 0.45,
    most: 0.6,
    words: mixed(
      String.raw`(?:delivery|audit|sending|send|change|activity|access) log\b|(?:tables?|columns?) [^.\n]{0,30}(?:are|is) new\b|(?:versand|änderungs|zugriffs)protokoll\p{L}*|protokollier\p{L}*|journal(?:iser|isation)? (?:des|d['’]|de )|registro de (?:env[ií]os?|accesos|acessos|cambios|mudanças)|журнал\p{L}* (?:отправ\p{L}+|событи\p{L}+|действи\p{L}+|изменени\p{L}+)|таблиц\p{L}* (?:\S+ ){0,4}нов\p{L}+
      (?:new|another|extra|separate|own|add (?:a|an|two|three)) (?:\S+ ){0,2}(?:tables?|columns?|schemas?|collections?|entit(?:y|ies)|models?|fields?)\b|(?:need|needs|have|has|want) (?:somewhere|a place|to (?:begin|start)) to (?:keep|store)|(?:begin|start) to (?:keep|store)|must begin to
      (?:store|persist|save|record)(?:s|d)? (?:the |all |every |each |their |its |it |them |predictions|requests|what |who |which |when )|kept (?:for|in)|ring buffer|retention|history of|event log|stored (?:for|in|per)
      (?:neue|zusätzliche|eigene) (?:tabelle|spalte|datenbank\p{L}*|feld\p{L}*|entität\p{L}*)|speicher(?:n|t)\b|aufbewahr\p{L}*|gespeichert|abgelegt|historie
      (?:nouvelle|nouveau) (?:table|colonne|champ|base)|stock(?:er|é|ées?|és)\b|conserv\p{L}*|enregistr\p{L}*|historique
      (?:nueva|nuevo) (?:tabla|columna|campo|base)|guard(?:ar|amos|an|arse)\b|almacen\p{L}*|historial|(?:nova|novo) (?:tabela|coluna|campo|base)|armazen\p{L}*|salvar|histórico
      (?:новую|новая|новые|отдельн\p{L}+) (?:таблиц\p{L}+|колонк\p{L}+|пол\p{L}+|баз\p{L}+)|хранить|хранени\p{L}*|сохранять|истори\p{L}+`,
      `(?:发送|操作|变更|审计)日志|(?:送信|操作|変更)ログ|新表|新增表|新字段|数据表|保存|存储|留存|记录下来|历史记录|テーブル(?:を|に)?追加|新しいテーブル|保存(?:する|し)|記録(?:する|し)|履歴|保持`,
    ),
  },
  {
    name: 'new interface',
    weight: 0.4,
    most: 0.8,
    words: mixed(
      String.raw`(?:new|second|public|versioned|own|documented) (?:\S+ ){0,2}(?:endpoints?|apis?|routes?|services?|protocols?|formats?|webhooks?|sdks?|subcommands?|commands?|writer|reader|language|plugin (?:system|api)|importer|app)\b|(?:POST|PUT|GET|PATCH|DELETE) \/\S+|(?:rest|graphql|grpc|public|partner) api\b|webhooks?\b|gatt|openapi|plugin (?:system|api)|sdk\b|device code|oauth\w*|backwards?[- ]compatib\w*
      (?:neue|neuer|neuen|öffentliche|eigene) (?:\S+ )?(?:schnittstelle\p{L}*|endpunkt\p{L}*|api|dienst)|schnittstellen?\b|rest-api
      (?:nouvelle|nouveau|publique) (?:\S+ )?(?:api|point d['’]accès|endpoint|interface|service)|api (?:publique|pública)|(?:nueva|nuevo|nova|novo) (?:\S+ )?(?:api|endpoint|servicio|serviço|interfaz|interface)
      (?:новый|новую|публичн\p{L}+) (?:\S+ )?(?:api|эндпоинт|сервис|интерфейс)`,
      `新接口|开放接口|公开(?:的)?API|开放API|对外接口|新的?API|新API|公開API|エンドポイント(?:を)?追加|新しいAPI|連携API|ウェブフック`,
    ),
  },
  {
    name: 'outside systems',
    weight: 0.3,
    most: 0.9,
    words: mixed(
      String.raw`stripe|paypal|adyen|klarna|salesforce|sap\b|datev|hubspot|zendesk|jira\b|twilio|sendgrid|sepa\b|edi\b|erp\b|crm\b|quickbooks|xero|okta|keycloak|entra id\b|active directory|ldap|saml|scim|sso\b|single sign-on|carriers?|payment provider|psp\b|bank(?:s|ing)?\b|third[- ]party|partner\p{L}*|vendors?\b|suppliers?\b|wechat|alipay|line\b(?= (?:pay|login))|ga4|tableau|power ?bi
      bank(?:en)?\b|spedition\p{L}*|lieferant\p{L}*|dienstleister\p{L}*|fournisseurs?|transporteurs?|proveedor\p{L}*|fornecedor\p{L}*|банк\p{L}*|поставщик\p{L}*|1с\b`,
      `微信|支付宝|钉钉|企业微信|供应商|银行|第三方|銀行|外部システム|決済代行|基幹システム|取引先`,
    ),
  },
  {
    name: 'hard to get right',
    weight: 0.25,
    most: 0.75,
    words: mixed(
      String.raw`conflicts?\b|concurren\w*|encrypt\w*|power loss|idempoten\w*|permissions?\b|roles?\b|keychain|billing|invoic(?:es|ing)\b|subscriptions?\b|refunds?\b|payments?\b|machine learning|training data|ml model|embeddings?\b|rolling windows?|streaming\b|scheduler|state machine|plug-?ins?\b|resum(?:e after|able)|approval\w*|bluetooth|ble\b|firmware|deduplicat\w*|de-duplicat\w*|duplicates\b|opt-in|throttl\w*|rate limit\w*|retr(?:y|ies)\b|batches\b|time ?zones?
      verschlüssel\p{L}*|berechtigung\p{L}*|rollen\b|abrechnung\p{L}*|rechnung(?:en|s\p{L}+)\b|mahn\p{L}*|zahlung\p{L}*|konflikt\p{L}*|genehmig\p{L}*|freigabe\p{L}*|doppelbuch\p{L}*|zeitzone\p{L}*
      chiffr\p{L}*|facturation|paiement\p{L}*|rôles?\b|droits d['’]accès|remboursement\p{L}*|validation par|conflits?
      factur(?:as|ación)|faturas?|faturamento|pagos?\b|pagamentos?\b|roles\b|permisos|permissões|cifr(?:ar|ado)\p{L}*|criptograf\p{L}*|reembols\p{L}*|aprobaci\p{L}*|aprovaç\p{L}*|conflict\p{L}*|conflit\p{L}*
      шифров\p{L}*|оплат\p{L}*|платеж\p{L}*|платёж\p{L}*|рол(?:и|ей|ям)\b|прав\p{L}* доступа|конфликт\p{L}*|согласовани\p{L}*`,
      `冲突|加密|支付|退款|账单|发票|权限|角色|并发|审批|去重|競合|暗号|決済|返金|請求|権限|ロール|承認|重複|排他`,
    ),
  },
  {
    name: 'demands',
    weight: 0.15,
    most: 0.45,
    words: mixed(
      String.raw`(?:in )?under \d[\d.,]* ?(?:ms|s|seconds?|mb|gb|kb)\b|at most \d|capacity|documented\b|guide\b|chapter|in CI\b|benchmark\w*|load test\w*|memory test|must (?:survive|open|work (?:in|on|with))|excel, \w+|languages\b|unsubscribe|feature flag\b|staging
      höchstens \d|unter \d[\d.,]* ?(?:ms|s|sekunden|mb)|dokumentiert|handbuch|sprachen\b|muss (?:auch )?(?:in|auf|mit) |au plus \d|en moins de \d|documenté|langues\b|como máximo \d|en menos de \d|no máximo \d|em menos de \d|idiomas\b|не более \d|менее \d|язык(?:и|ах|ов)\b`,
      `不超过|以内|文档|多语言|以下であること|以内に|マニュアル|多言語`,
    ),
  },
  {
    name: 'handling',
    weight: 0.13,
    most: 0.5,
    words: mixed(
      String.raw`schedul(?:e|es|ing)\b|reorder\w*\b|expir(?:e|es|y|ing)\b|расписани\p{L}*|рассыла\p{L}+|настройк\p{L}+|отписк\p{L}+|zeitplan\p{L}*|abmelden\b|planifi\p{L}+|désabonn\p{L}+|programar\b|suscri\p{L}+
      creat(?:e|es|ing)\b|edit(?:s|ing)?\b|delet(?:e|es|ing)\b|repl(?:y|ies)\b|register\w*|choos(?:e|es)\b|confirm(?:s|ation)?\b|cancel(?:s|ling|lation)?\b|invit(?:e|es|ation\w*)\b|approv(?:e|es|al)\b|uploads?\b|resend\b|rates?\b|reviews?\b|mention(?:s)?\b|assign\w*\b|subscrib\w*|unsubscrib\w*|book(?:s|ing|ings)?\b|reschedul\w*|transfer(?:s)?\b|merge(?:s)?\b|share(?:s)?\b|report(?:s)?\b|count(?:s|ing)?\b|sign(?:s|ature|atures)\b|draft(?:s)?\b|publish(?:es)?\b|track(?:s|ing)\b|notif(?:y|ies)\b|remind(?:s|er|ers)?\b|mail(?:s)?\b
      anlegen|bearbeiten|löschen|auswählen|bestätig\p{L}*|stornier\p{L}*|einladen|hochladen|zuweisen|buchen|verschieben|unterschrift|ausfüllen|freigeben|erinner\p{L}*|bewert\p{L}*
      créer|modifier|supprimer|choisi\p{L}*|confirm\p{L}*|annul\p{L}*|invit\p{L}*|téléverser|attribuer|réserv\p{L}*|valider|relanc\p{L}*|signer|noter
      crear|editar|eliminar|elegir|cancel\p{L}*|anular|subir|asignar|reserv\p{L}*|firmar|avisar|valorar|criar|excluir|escolher|enviar|agendar|assinar|avaliar
      созда\p{L}+|редактир\p{L}+|удал\p{L}+|выбира\p{L}+|подтвержд\p{L}+|отмен\p{L}+|приглас\p{L}+|загру\p{L}+|назнач\p{L}+|записа?т?ь?\p{L}*|перенос\p{L}+|напомина\p{L}+|оцен\p{L}+|одобр\p{L}+`,
      `定时|订阅|退订|スケジュール|配信停止|创建|编辑|删除|选择|确认|取消|邀请|上传|传.{0,4}图|分配|预约|评价|打分|回复|申诉|审核|发布|作成|編集|削除|選択|確認|キャンセル|招待|アップロード|割り当て|予約|評価|返信|承認|公開`,
    ),
  },
  {
    name: 'unknowns',
    weight: 0.2,
    most: 0.4,
    words: mixed(
      String.raw`prototype|proof of concept|poc\b|spike\b|not (?:yet )?(?:clear|decided|sure)|unclear|unknown|nobody (?:knows|claims|remembers)|no one (?:knows|claims)|only (?:person|one) who|to be decided|research
      unklar|offen ist|noch nicht entschieden|prototyp\p{L}*|niemand weiß|der einzige|machbarkeit\p{L}*|pas encore décidé|à définir|prototype|por definir|sin decidir|a definir|не решено|непонятно|прототип\p{L}*`,
      `不清楚|未定|待定|原型|没人知道|未決定|不明|試作|検証が必要`,
    ),
  },
  {
    name: 'something new',
    weight: 0.25,
    most: 0.5,
    words: mixed(
      String.raw`background (?:job|service|task|worker|process)\b|hintergrund(?:dienst|job|prozess|aufgabe)\p{L}*|tâches? de fond|(?:proceso|tarea|serviço|rotina|processo)s? en? (?:segundo plano|background)|em segundo plano|фонов\p{L}+ (?:служб|задач|процесс|сервис)\p{L}*
      (?:new|own|separate|dedicated) (?:page|screen|view|area|section|tab|service|module|component|tool|app|job|worker|portal|dashboard|panel|report)\b|dashboard|panel\b|portal\b|wizard|onboarding|editor\b|calendar\b|search engine|full[- ]text|recommend\w*|reminders?\b|notifications?\b|templates?\b|nightly|import(?:er)?\b
      (?:neue[rsn]?|eigene[rsn]?) (?:seite|ansicht|bereich|maske|modul|dienst|portal|dialog)|assistent\b|erinnerung\p{L}*|benachrichtigung\p{L}*|vorlage\p{L}*|nächtlich\p{L}*|kalender|portal\b
      (?:nouvelle|nouveau) (?:page|écran|vue|module|service|espace)|rappels?\b|notifications?|modèles? de|calendrier|tableau de bord|portail
      (?:nueva|nuevo|nova|novo) (?:página|pantalla|tela|vista|módulo|servicio|serviço|sección|seção)|recordatorio\p{L}*|lembrete\p{L}*|notificaci\p{L}*|notificaç\p{L}*|plantilla\p{L}*|calendario|calendário|painel|panel\b|portal\b
      (?:новую|новый|новая|отдельн\p{L}+) (?:страниц\p{L}+|экран\p{L}*|раздел\p{L}*|модул\p{L}+|сервис\p{L}*)|напоминани\p{L}*|уведомлени\p{L}*|шаблон\p{L}*|календар\p{L}*|личн\p{L}+ кабинет\p{L}*`,
      `后台(?:任务|服务|作业)|バックグラウンド(?:処理|ジョブ)|新页面|新模块|提醒|通知|模板|日历|看板|仪表盘|小程序|門户|新しい(?:画面|ページ|機能)|リマインド|通知|テンプレート|カレンダー|ダッシュボード|ポータル`,
    ),
  },
  {
    name: 'from paper',
    weight: 0.6,
    most: 0.6,
    anywhere: true,
    words: mixed(
      String.raw`on paper|paper (?:list|form|slip|sheet)s?|printed (?:sheets?|lists?)|clipboards?|spreadsheets?|excel (?:sheet|table|list|file)s?|whatsapp
      (?:auf|per) papier|papierlist\p{L}*|zettel\p{L}*|excel-?(?:liste|tabelle)\p{L}*|von hand|ein heft|strichliste\p{L}*
      sur papier|sur un cahier|tableau excel|feuilles? excel|à la main|(?:en|no) papel|planilhas?|hojas? de cálculo|à mão|a mano\b|fichas de
      на бумаге|в тетрад\p{L}+|вручную|в экселе|в excel`,
      `纸质|手工|人工登记|微信群|ノートに|紙で|手書き|エクセルで`,
    ),
  },
];
