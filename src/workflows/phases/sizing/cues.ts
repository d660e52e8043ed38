// Words that tell how big a work is, in the languages that Planner knows.
import { mixed } from './words.ts';

/** A kind of words. Each counts at most so often. */
export interface Cue {
  readonly name: CueName;
  /** For each match; negative makes the work smaller. */
  readonly weight: number;
  readonly most: number;
  readonly words: RegExp;
  /** `wide` where it is missing: much to do, at most M by itself; `deep`: hard to do, at most L; `vast`: what no few people do. */
  readonly reach?: Reach;
  /** Whether a clause that says what is not done, or is there already, counts too. */
  readonly anywhere?: boolean;
}

export type Reach = 'wide' | 'deep' | 'vast';

export type CueName =
  | 'rewrite'
  | 'migration'
  | 'new data'
  | 'new interface'
  | 'outside systems'
  | 'whole'
  | 'hard to get right'
  | 'deep change'
  | 'demands'
  | 'keeps working'
  | 'handling'
  | 'law and safety'
  | 'rollout'
  | 'unknowns'
  | 'something new'
  | 'from paper'
  | 'platforms'
  | 'one thing'
  | 'bounded'
  | 'already there';

export const cues: readonly Cue[] = [
  {
    name: 'rewrite',
    reach: 'vast',
    weight: 1.8,
    most: 2.3,
    words: mixed(
      String.raw`re-?writ(?:e|es|ing|ten)\b|overhaul|from scratch|ground[- ]up|(?:whole|entire) (?:game|app|product|system|engine) (?:from|to|onto)\b|re-?platform\w*|re-?architect\w*|re-?build(?:ing)? (?:the|our|all|it)
      decommission\w*|mainframe|cobol\b|(?:give|giving|gives) up (?:\S+ ){0,3}(?:own )?(?:erp|crm|system|platform|stack)s?\b|(?:abandon\p{L}*|dejar|salir|sortir|zerleg\p{L}*|aufteil\p{L}*|aufgeb\p{L}*) (?:\S+ ){0,4}(?:monolit\p{L}*|altsystem\p{L}*|erp)|(?:break|split|carve|take|cut|replace|retire)\w* (?:\S+ ){0,4}monolith|(?:our |the |an? )?(?:own|home-?grown|in-house|legacy|proprietary) (?:\S+ ){0,2}(?:engine|framework|stack|system|platform)(?: \([^)]*\))? (?:to|onto|with|by)\b|(?:one|single|common|shared) code ?base|(?:to be|become|becoming|into|as) a (?:\S+ )?(?:marketplace|platform)|(?:as|into) (?:a|an) (?:browser|web|cloud|hosted|online) service|active[-/ ]active|everything (?:\S+ ){0,3}assumes|monolith\p{L}* (?:into|to|zu|in|vers)|strangler|microservices|(?:un|not |no longer |nicht mehr |plus )(?:maintainable|maintenable|wartbar)|acquisitions|carve[- ]out|(?:one|common) (?:\w+ )?platform for
      (?:replace|replacing|retire|retiring|sunset|phase out|get rid of|move off|moving off|leave|leaving|exit(?:ing)?) (?:the |our |this )?(?:\S+ ){0,3}(?:legacy|system|platform|mainframe|erp|crm|stack|data ?cent(?:re|er)s?|codebase|in-house|vendor)\b
      (?:replac|rebuil)\w* (?:everything|whole|entire)|big bang|next[- ]gen(?:eration)?|greenfield|(?:new|own|common|shared|single|internal|self-service) (?:\w+ )?platform\b|unified platform|(?:two|three|four|both|all) (?:\S+ )?(?:products|systems|apps|platforms|stacks|codebases) (?:\S+ ){0,6}(?:become|into) one\b|(?:shall|should|will|must|to) become one\b|(?:merge|consolidate|unify) (?:\S+ ){0,3}(?:products|systems|apps|platforms|stacks|codebases)
      neu ?(?:schreiben|geschrieben|bauen|gebaut|entwickel\p{L}*)|neuentwicklung|neuschreib\p{L}*|(?:system|erp|software|plattform|warenwirtschaft|anwendung)\p{L}* (?:\S+ ){0,6}(?:ablös\p{L}*|abgelöst)|(?:ablös\p{L}*|abgelöst) (?:\S+ ){0,4}(?:system|erp|software|plattform|warenwirtschaft|anwendung)\p{L}*|abschalt\p{L}*|runderneuer\p{L}*|komplett neu|von grund auf|altsystem\p{L}*
      (?:soll\p{L}* |wird |werden )?(?:\S+ ){0,6}(?:im|durch|gegen) (?:\S+ ){0,4}ersetzt
      réécri\p{L}*|refonte (?:complète|totale|du système|de l['’]application|de notre)|quitt\p{L}* (?:\S+ ){0,3}(?:logiciel|système|plateforme|éditeur|erp)|remplacer (?:tout|l['’]ensemble|le système|notre (?:système|logiciel|erp))|repartir de zéro|décommission\p{L}*
      reescri\p{L}*|rehacer (?:todo|por completo|desde)|desde cero|sustituir (?:todo|el sistema|nuestro)|reemplazar (?:todo|el sistema|nuestro)|reescrever|refazer|do zero|substituir (?:todo|o sistema|nosso)
      переписа\p{L}*|с нуля|заменить (?:вс[юеё]|систему|старую|наш\p{L}*)|замен\p{L}+ (?:старой|устаревш\p{L}+)|полностью передел\p{L}*|вывод\p{L}* из эксплуатации`,
      `重写|微服务|单体(?:应用|架构)|重构整个|推倒重来|全面改造|从零|替换(?:整个|旧|老|现有的?系统)|下线旧|淘汰|作り直|刷新|全面(?:的に)?(?:刷新|改修|移行)|ゼロから|リプレース|置き換え(?:る|たい)|書き直`,
    ),
  },
  {
    name: 'migration',
    reach: 'deep',
    weight: 0.7,
    most: 1,
    words: mixed(
      String.raw`migrat(?:e|es|ing|ion|ions|ed)\b|(?:switch|move|change|go|going|moving|switching) (?:over )?from (?!\d)(?:\S+ ){1,4}(?:to|onto)\b|replac(?:e|es|ing) (?:the|our) (?:\S+ )?(?:search|payment|checkout|billing|storage|database|queue|broker|auth\w*|log-?in|scheduler|engine|provider|cache|orm|framework|library)\b|(?:is|are|be) moved (?:\S+ ){0,3}(?:plan|team|region|store|customer|by)|backfill\w*|cut[- ]?over|port(?:ing)? (?:\S+ ){0,4}to\b|convert(?:ing)? (?:all|every|the existing|existing)|converted in place|must be (?:converted|migrated|moved)|conversion from|upgrad(?:e|ing) (?:\S+ ){0,4}(?:to|from) |mov(?:e|ing) (?:\S+ ){0,6}(?:to|off|out of|away from) (?:the |our |a )?(?:cloud|aws|azure|gcp|postgres\w*|kubernetes|k8s|new|managed|typescript|s3)
      split(?:ting)? (?:\S+ ){0,3}(?:database|service|repo)|dual[- ]writ\w*|multi-?(?:tenan\w*|region\w*)|shard\w*|zero[- ]downtime|without (?:any )?downtime
      migrier\p{L}*|ablös\p{L}*|abgelöst|migration\p{L}*|umzug|umzieh\p{L}*|umstell\p{L}*|wechsel\p{L}* (?:von|zu|auf)|(?:von|vom) (?:\S+ ){1,4}(?:auf|zu) (?:\S+ )wechsel\p{L}*|umschalt\p{L}*|überführ\p{L}*|übernahme der (?:alt)?daten|altdaten|mandantenfähig\p{L}*|ohne (?:ausfall|unterbrechung)
      migrer|migrar|migraci\p{L}*|migraç\p{L}*|traslad\p{L}*|basculer|reprise des données|multi-?locataire|sans interruption
      мигр\p{L}*|перенес(?:ти|ение)\p{L}*|переезд\p{L}*|перейти (?:на|с)|перевести (?:все|вс[юеё])|мультитенант\p{L}*|без простоя`,
      `迁移|多租户|不停机|マルチテナント|無停止|搬迁|割接|切换到|升级到|移行|乗り換え|切り替え(?:る|たい)`,
    ),
  },
  {
    name: 'new data',
    weight: 0.45,
    most: 0.6,
    words: mixed(
      String.raw`(?:new|another|extra|separate|own|add (?:a|an|two|three)) (?:\S+ ){0,2}(?:tables?|columns?|schemas?|collections?|entit(?:y|ies)|models?|fields?)\b|(?:need|needs|have|has|want) (?:somewhere|a place|to (?:begin|start)) to (?:keep|store)|(?:begin|start) to (?:keep|store)|must begin to
      (?:store|persist|save|record)(?:s|d)? (?:the |all |every |each |their |its |it |them |predictions|requests|what |who |which |when )|kept (?:for|in)|ring buffer|retention|history of|event log|stored (?:for|in|per)
      (?:neue|zusätzliche|eigene) (?:tabelle|spalte|datenbank\p{L}*|feld\p{L}*|entität\p{L}*)|speicher(?:n|t)\b|aufbewahr\p{L}*|gespeichert|abgelegt|historie
      (?:nouvelle|nouveau) (?:table|colonne|champ|base)|stock(?:er|é|ées?|és)\b|conserv\p{L}*|enregistr\p{L}*|historique
      (?:nueva|nuevo) (?:tabla|columna|campo|base)|guard(?:ar|amos|an|arse)\b|almacen\p{L}*|historial|(?:nova|novo) (?:tabela|coluna|campo|base)|armazen\p{L}*|salvar|histórico
      (?:новую|новая|новые|отдельн\p{L}+) (?:таблиц\p{L}+|колонк\p{L}+|пол\p{L}+|баз\p{L}+)|хранить|хранени\p{L}*|сохранять|истори\p{L}+`,
      `新表|新增表|新字段|数据表|保存|存储|留存|记录下来|历史记录|テーブル(?:を|に)?追加|新しいテーブル|保存(?:する|し)|記録(?:する|し)|履歴|保持`,
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
    name: 'whole',
    reach: 'vast',
    weight: 0.45,
    most: 0.8,
    words: mixed(
      String.raw`(?:the |our )?(?:whole|entire) (?:\S+ )?(?:system|product|app(?:lication)?|platform|company|codebase|code base|game|engine|fleet|portfolio|stack|site|website|suite|backend|frontend|infrastructure|organi[sz]ation|group|estate|business|repos?(?:itory)?)\b|everything(?= (?:on|we|is|has|must|in|runs|twice)\b)|every (?:\S+ )?(?:service|team|screen|page|module|command|table|repos?|repository|endpoint|country|product|app|tenant|store|site|family)s?\b|all (?:of )?(?:our |the |its )?(?:\d+ |other )?(?:\S+ )?(?:services|teams|screens|modules|repos|repositories|countries|apps|clients|stores|sites|products|systems|departments|locations)\b|across (?:all|the|our|every|teams|services)|company[- ]wide|in waves|by waves|(?=team|department|domain|region|brand|module|screen|site|country|service|store|family|market|product|produkt|dienst|producto|produto|produit|abteilung|standort|filiale|modul|land |équipe|domaine|agence|établissement|pays|equipo|área|sede|módulo|tienda|loja|país|отдел|магазин|команд)(\p{L}{4,}) (?:by|für|par|por|за) \1(?!\p{L})|all (?:brands|markets|texts|strings|users|customers|clients)\b
      (?:ganze[nrs]?|gesamte[nrs]?|komplette[nrs]?) (?:\S+ )?(?:system|anwendung|produkt|firma|plattform|code|software|unternehmen|it|prozess|shop|website)|alles\b|alle(?:n|r)? (?:\S+ )?(?:dienste\p{L}*|teams|seiten|masken|module\p{L}*|abteilungen|standorte\p{L}*|filialen|systeme\p{L}*|mandanten|tabellen)|im laufenden betrieb|flächendeckend
      tout (?:le|notre) (?:système|site|produit|parc|logiciel)|toute (?:l['’]|la|notre) ?(?:application|plateforme|entreprise|infrastructure)|tous (?:les|nos) (?:\S+ )?(?:services|sites|magasins|modules|écrans|clients|établissements|systèmes)|toutes (?:les|nos) (?:\S+ )?(?:agences|pages|applications|équipes|filiales)
      tod[oa] (?:el|la|o|a|nuestr\p{L}*|noss\p{L}*) (?:sistema|plataforma|aplicaci\p{L}*|aplicativo|empresa|web|site|infra\p{L}*)|tod[oa]s (?:l[oa]s|[oa]s|nuestr\p{L}*|noss\p{L}*) (?:\S+ )?(?:servici\p{L}*|serviç\p{L}*|tiendas|lojas|equip\p{L}*|pantallas|telas|módulos|sedes|páginas|sistemas|unidades)
      вс[юяей]\p{L}* (?:систем\p{L}+|платформ\p{L}+|приложени\p{L}+|компани\p{L}+|инфраструктур\p{L}+)|все(?:х|ми)? (?:наш\p{L}* )?(?:сервис\p{L}*|экран\p{L}*|модул\p{L}*|команд\p{L}*|филиал\p{L}*|магазин\p{L}*|таблиц\p{L}*|систем\p{L}*|отдел\p{L}*)`,
      `整个(?:系统|平台|公司|产品|网站|代码)|全公司|全部(?:系统|服务|模块|页面|门店)|所有(?:系统|服务|模块|页面|门店|团队|部门)|全社|すべての(?:サービス|画面|部署|システム|店舗|チーム|モジュール)|全(?:システム|店舗|画面|サービス|部署|拠点)`,
    ),
  },
  {
    name: 'deep change',
    reach: 'deep',
    weight: 0.4,
    most: 1,
    words: mixed(
      String.raw`real[- ]?time|off-?line|(?:two-way |bi-?directional )?sync(?:hroni[sz]\w*|ed|s|ing)?\b|conflict resolution|collaborat\w*|multi-?(?:currency|warehouse)|tenants?\b|end-to-end encrypt\w*|exactly once|\d ?ms p9\d|p9\d (?:under|below|of|<)|requests\/s|per second|rps\b|high(?:ly)? availab\w*|leader election|rolling upgrades?|point-in-time|failover|disaster recovery|sso\b|single sign-on|saml|scim|rbac|public api|plugin (?:system|api)|marketplace|rules engine|workflow engine|crdt|ota\b|event[- ](?:driven|sourc\w*)|internationali[sz]\w*|accessibility|wcag
      echtzeit|offline|synchronis\p{L}*|mandant\p{L}*|ausfallsicher\p{L}*|barrierefrei\p{L}*|temps réel|hors[- ]ligne|accessibilité
      tiempo real|tempo real|sin conexión|sem conexão|offline|sincroniza\p{L}*|sin (?:parada|interrup)\p{L}*|реальн\p{L}+ времен\p{L}+|офлайн\p{L}*|оффлайн\p{L}*|синхрониз\p{L}*|отказоустойчив\p{L}*`,
      `实时|离线|双向同步|同步|高可用|容灾|单点登录|开放平台|リアルタイム|オフライン|同期|冗長|シングルサインオン`,
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
    name: 'keeps working',
    reach: 'deep',
    weight: 0.3,
    most: 0.6,
    anywhere: true,
    words: mixed(
      String.raw`(?:existing|old|current) (?:\S+ ){0,2}(?:users?|customers?|accounts?|data|records|transactions|installations?|clients?|subscriptions?|integrations?|links?) (?:\S+ ){0,3}(?:must|have to|need|should|stay|keep|continue|be )|(?:carried|taken|moved|brought) over|migration path|backwards?[- ]compatib\w*|stays? for (?:\S+ ){0,6}(?:one|two|a|\d+) (?:year|month)s?|without losing|nothing (?:may|must|can) (?:be|get) lost|(?:change|switch|move) (?:to (?:another|a different|a new)|(?:our )?(?:payment |cloud |mail |sms )?(?:provider|vendor)s?)|keeps? (?:coming|running|shipping)|(?:while|and|but) (?:\S+ ){1,8}keeps? (?:going|working)|double fonctionnement|(?:goes|go|going) on for|another provider|another one
      bestandskunden|bestandsdaten|ohne dass (?:\S+ ){0,3}verlor\p{L}*|alte (?:daten|kunden|schnittstelle\p{L}*) (?:\S+ ){0,4}(?:müssen|bleib\p{L}*)|abwärtskompatib\p{L}*|anbieterwechsel|clients existants|données existantes|sans rien perdre|rétrocompatib\p{L}*|clientes existentes|datos existentes|dados existentes|sin perder|sem perder|retrocompat\p{L}*|существующи\p{L}+ (?:пользовател\p{L}+|клиент\p{L}+|данн\p{L}+)|обратн\p{L}+ совместимост\p{L}+|не потеря\p{L}+`,
      `历史数据|老用户|存量|向后兼容|不能丢|既存(?:ユーザー|データ|顧客|会員)|互換|失わ(?:ない|れない)`,
    ),
  },
  {
    name: 'handling',
    weight: 0.13,
    most: 0.5,
    words: mixed(
      String.raw`creat(?:e|es|ing)\b|edit(?:s|ing)?\b|delet(?:e|es|ing)\b|repl(?:y|ies)\b|register\w*|choos(?:e|es)\b|confirm(?:s|ation)?\b|cancel(?:s|ling|lation)?\b|invit(?:e|es|ation\w*)\b|approv(?:e|es|al)\b|uploads?\b|resend\b|rates?\b|reviews?\b|mention(?:s)?\b|assign\w*\b|subscrib\w*|unsubscrib\w*|book(?:s|ing|ings)?\b|reschedul\w*|transfer(?:s)?\b|merge(?:s)?\b|share(?:s)?\b|report(?:s)?\b|count(?:s|ing)?\b|sign(?:s|ature|atures)\b|draft(?:s)?\b|publish(?:es)?\b|track(?:s|ing)\b|notif(?:y|ies)\b|remind(?:s|er|ers)?\b|mail(?:s)?\b
      anlegen|bearbeiten|löschen|auswählen|bestätig\p{L}*|stornier\p{L}*|einladen|hochladen|zuweisen|buchen|verschieben|unterschrift|ausfüllen|freigeben|erinner\p{L}*|bewert\p{L}*
      créer|modifier|supprimer|choisi\p{L}*|confirm\p{L}*|annul\p{L}*|invit\p{L}*|téléverser|attribuer|réserv\p{L}*|valider|relanc\p{L}*|signer|noter
      crear|editar|eliminar|elegir|cancel\p{L}*|anular|subir|asignar|reserv\p{L}*|firmar|avisar|valorar|criar|excluir|escolher|enviar|agendar|assinar|avaliar
      созда\p{L}+|редактир\p{L}+|удал\p{L}+|выбира\p{L}+|подтвержд\p{L}+|отмен\p{L}+|приглас\p{L}+|загру\p{L}+|назнач\p{L}+|записа?т?ь?\p{L}*|перенос\p{L}+|напомина\p{L}+|оцен\p{L}+|одобр\p{L}+`,
      `创建|编辑|删除|选择|确认|取消|邀请|上传|传.{0,4}图|分配|预约|评价|打分|回复|申诉|审核|发布|作成|編集|削除|選択|確認|キャンセル|招待|アップロード|割り当て|予約|評価|返信|承認|公開`,
    ),
  },
  {
    name: 'law and safety',
    reach: 'deep',
    weight: 0.3,
    most: 0.6,
    words: mixed(
      String.raw`gdpr|hipaa|pci(?:[- ]dss)?\b|sox\b|iso ?27001|soc ?2|regulat\w*|complian\w*|certif(?:y|ied|ication)\b|legally|auditors?\b|bafin|fda\b|mdr\b|explainab\w*|data protection|safety[- ]critical|hazard analysis|penetration test|pen ?test
      dsgvo|gobd|datenschutz\p{L}*|aufsicht\p{L}*|zertifizier\p{L}*|gesetz\p{L}*|revisionssicher\p{L}*|rgpd|réglement\p{L}*|conformité|normativa|cumplimiento|lgpd|regulat[oó]ri\p{L}*|lei\b|152-фз|закон\p{L}*|регулятор\p{L}*|сертифик\p{L}*`,
      `合规|监管|等保|个人信息保护|审计要求|法規制|法令|個人情報保護|監査対応|インボイス制度|電子帳簿`,
    ),
  },
  {
    name: 'rollout',
    reach: 'deep',
    weight: 0.3,
    most: 0.6,
    words: mixed(
      String.raw`in parallel|parallel (?:run|operation)|shadow (?:mode|traffic|reads?)|for some weeks|side by side|pilot\b|phased|step by step|parallel calculation|a/b test|gradual\w*|canary|beta (?:phase|testers)|rollback|roll[- ]?out|training (?:for|of) (?:the )?(?:staff|users|people|team)|run both|old and new|feature flag per|go[- ]live|hyper-?care|freeze
      parallelbetrieb|doppelbetrieb|rückweg|schrittweise|pilot\p{L}*|stufenweise|einführung|schulung\p{L}*|en parallèle|progressivement|pilote|formation d\p{L}+|en paralelo|gradual\p{L}*|piloto|em paralelo|параллельно|поэтапн\p{L}*|пилот\p{L}*|обучени\p{L}*`,
      `并行运行|灰度|试点|分批|逐步|培训|並行稼働|段階的|パイロット|先行導入|研修`,
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
      String.raw`(?:new|own|separate|dedicated) (?:page|screen|view|area|section|tab|service|module|component|tool|app|job|worker|portal|dashboard|panel|report)\b|dashboard|panel\b|portal\b|wizard|onboarding|editor\b|calendar\b|search engine|full[- ]text|recommend\w*|reminders?\b|notifications?\b|templates?\b|nightly|import(?:er)?\b
      (?:neue[rsn]?|eigene[rsn]?) (?:seite|ansicht|bereich|maske|modul|dienst|portal|dialog)|assistent\b|erinnerung\p{L}*|benachrichtigung\p{L}*|vorlage\p{L}*|nächtlich\p{L}*|kalender|portal\b
      (?:nouvelle|nouveau) (?:page|écran|vue|module|service|espace)|rappels?\b|notifications?|modèles? de|calendrier|tableau de bord|portail
      (?:nueva|nuevo|nova|novo) (?:página|pantalla|tela|vista|módulo|servicio|serviço|sección|seção)|recordatorio\p{L}*|lembrete\p{L}*|notificaci\p{L}*|notificaç\p{L}*|plantilla\p{L}*|calendario|calendário|painel|panel\b|portal\b
      (?:новую|новый|новая|отдельн\p{L}+) (?:страниц\p{L}+|экран\p{L}*|раздел\p{L}*|модул\p{L}+|сервис\p{L}*)|напоминани\p{L}*|уведомлени\p{L}*|шаблон\p{L}*|календар\p{L}*|личн\p{L}+ кабинет\p{L}*`,
      `新页面|新模块|提醒|通知|模板|日历|看板|仪表盘|小程序|門户|新しい(?:画面|ページ|機能)|リマインド|通知|テンプレート|カレンダー|ダッシュボード|ポータル`,
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
  {
    name: 'platforms',
    reach: 'deep',
    weight: 0.13,
    most: 0.8,
    words: mixed(
      String.raw`steam\b|switch\b(?=[,; ]+(?:ps|xbox|pc|and|und))|ps[45]\b|playstation|xbox|windows\b|macos\b|linux\b|ios\b|android\b|desktop client|web client|mobile app|cert(?:ification)? on each`,
      `微信小程序|鸿蒙`,
    ),
  },
  {
    name: 'one thing',
    weight: -0.3,
    most: 0.3,
    words: mixed(
      String.raw`(?:an?|one|optional) (?:\S+ ){0,2}(?:flag|button|checkbox|toggle|switch|option|column|filter|parameter|argument|link|field|setting|tooltip|shortcut|header|attribute|input)\b|optional (?:\S+ ){0,2}(?:parameters|fields|inputs|arguments|columns)\b
      (?:ein(?:e|en)?|einem) (?:\S+ ){0,2}(?:knopf|button|schalter|spalte|filter|option|parameter|link|feld|einstellung|häkchen)(?!\p{L})
      une? (?:\S+ ){0,2}(?:bouton|colonne|filtre|option|paramètre|lien|champ|case)(?!\p{L})|une? (?:\S+ ){0,2}(?:botón|columna|filtro|opción|campo|enlace|casilla|botão|coluna|opção)(?!\p{L})
      (?:кнопк\p{L}+|колонк\p{L}+|фильтр|галочк\p{L}+|флаг|параметр)(?!\p{L})`,
      `(?:一个|加个)(?:按钮|选项|开关|字段|列|筛选|参数)|(?:ボタン|列|オプション|項目|フラグ|チェックボックス)を(?:一つ|追加|付け)`,
    ),
  },
  {
    name: 'bounded',
    weight: -0.25,
    most: 0.75,
    anywhere: true,
    words: mixed(
      String.raw`(?:no|without(?: any)?|not? need(?:ed)?(?: for)?|don['’]?t need|nothing (?:on|in|for)) (?:\S+ ){0,3}(?:server|backend|back-end|api|schema|database|db|migration|account|job|design|infra\w*|other|changes?|deploy\w*|config\w*|translation|cloud|build)\b|server[- ]side (?:is |stays )?(?:unchanged|untouched)|(?:only|just) (?:one|a|an|the|this|that|in) |one[- ](?:line\w*|liner)|single (?:file|line|screen|page|place|component|field)|(?:one|a) (?:small|tiny|little|quick) |small (?:thing|change|one|request|wish|fix)|tiny|quick (?:fix|win|one)|nothing else|that['’]s (?:it|all)|same code|same repo\w*|(?:present|existing|current|same) (?:endpoint|page|screen|table|command|module|component|file)\b|as (?:it is )?today\b|with the other \w+|(?:can|may) stay (?:as|in)|(?:is|are) ready\b|trivial|minor\b|simple\b|easy (?:one|win|fix)|shouldn['’]t take long|good first issue|low[- ]hanging|half (?:a day|an hour)|takes? (?:me |us )?an (?:hour|afternoon)
      (?:kein|keine|keinen|ohne) (?:\S+ ){0,2}(?:änderung\p{L}*|server\p{L}*|api|datenbank\p{L}*|schema\p{L}*|migration\p{L}*)|nur (?:ein|eine|einen|der|die|das|im|in|den) |kleinigkeit|kleine[rsn]? (?:sache|wunsch|änderung|bitte)|mehr nicht|sonst nichts|reicht
      rien (?:côté|d['’]autre)|pas (?:de|besoin) (?:\S+ ){0,3}(?:serveur|compte|api|base|migration|changement)|seulement|juste (?:un|une|le|la)|petit(?:e)? (?:chose|souci|demande|changement)|c['’]est tout|suffi(?:t|rait)
      (?:sin|no hay que|no hace falta) (?:\S+ ){0,3}(?:servidor|api|base|backend|cambios|cuenta|migración)|solo (?:un|una|el|la|en)|bastar[ií]a|nada más|pequeñ[oa] (?:cambio|cosa|detalle)|só (?:um|uma|o|a|no|na)|apenas (?:um|uma|o|a)|sem (?:\S+ ){0,3}(?:servidor|api|banco|backend|mudança\p{L}*|conta)|pequen[oa] (?:ajuste|mudança|coisa|detalhe)|é só isso|bastaria
      только (?:один|одна|одну|в|на|это)|без (?:изменени\p{L}+|сервер\p{L}*|миграц\p{L}+|бэкенд\p{L}*)|мелоч\p{L}+|небольш\p{L}+ (?:правк\p{L}+|доработк\p{L}+|просьб\p{L}+)|достаточно|больше ничего|просто (?:добав\p{L}+|помен\p{L}+|убра\p{L}+)`,
      `(?:不用|无需|不需要|没有)(?:改|动)?.{0,4}(?:后端|接口|数据库|服务端|账号)|只(?:改|需|要|是|在|有)|小(?:改动|需求|问题|优化)|就行|即可|サーバー側の変更はありません|(?:変更|改修)(?:は|も)?(?:不要|ありません|なし)|だけです|一つだけ|のみ|ちょっとした|軽微|小さな`,
    ),
  },
  {
    name: 'already there',
    weight: -0.2,
    most: 0.6,
    anywhere: true,
    words: mixed(
      String.raw`already|existing|re-?us(?:e|es|ing|ed)\b|as (?:it is|they are|is|in the|for the|before|usual|now)\b|is there\b|are there\b|unchanged|same (?:as|way|list|helper|component|format|template)|helper (?:is|exists)|copy (?:of|from)
      bereits|schon (?:da|vorhanden|heute|jetzt|gibt)|vorhanden\p{L}*|bestehend\p{L}*|gibt es schon|wie (?:bisher|gehabt|bei|im|in der)|unverändert
      déjà|existant\p{L}*|réutilis\p{L}*|comme (?:pour|dans|aujourd)|inchangé\p{L}*|ya (?:existe|está|hay|lo|se)|existente\p{L}*|reutiliza\p{L}*|lo mismo|igual que|já (?:existe|está|temos|tem)|mesm[oa] (?:componente|lista|tela|formato)
      уже (?:есть|сущ\p{L}+|име\p{L}+|готов\p{L}*|публик\p{L}+)|существующ\p{L}+|как (?:сейчас|и раньше|в|на|уже)|без изменений`,
      `已有|已经有|现有|复用|沿用|原来的|跟.{1,8}一样|既存|すでに|既に|同じ(?:コード|画面|コンポーネント|形式|API)|流用|今ある|そのまま`,
    ),
  },
];
