// Words of what no few people do: a rebuilding, the whole of something.
import { mixed } from '../words.ts';
import type { Cue } from './cue.ts';

export const vast: readonly Cue[] = [
  {
    name: 'rewrite',
    reach: 'vast',
    weight: 1.8,
    most: 2.3,
    words: mixed(
      String.raw`(?:turn|turning|turned|make|making|develop\w*|grow\w*) (?:\S+ ){1,4}into (?:an? )?(?:\S+ ){0,2}(?:product|platform|service|saas)\b|(?:zu|zur|zum) (?:einem? |einer )?(?:gehostete\p{L}* |mandantenfähige\p{L}* |eigene\p{L}* )?(?:plattform|saas)\p{L}* (?:machen|ausbauen|umbauen|entwickeln|werden)|transform\p{L}* (?:\S+ ){1,4}en (?:une? |un )?(?:produit|plateforme|plataforma|producto|saas)\p{L}*|transform\p{L}* (?:\S+ ){1,4}(?:em|en) (?:um |uma |un |una )?(?:produto|plataforma|saas)\p{L}*|превратить (?:\S+ ){1,4}в (?:\S+ )?(?:платформу|продукт|сервис)
      re-?writ(?:e|es|ing|ten)\b|overhaul|from scratch|ground[- ]up|(?:whole|entire) (?:game|app|product|system|engine) (?:from|to|onto)\b|re-?platform\w*|re-?architect\w*|re-?build(?:ing)? (?:the|our|all|it)
      decommission\w*|mainframe|cobol\b|(?:give|giving|gives) up (?:\S+ ){0,3}(?:own )?(?:erp|crm|system|platform|stack)s?\b|(?:abandon\p{L}*|dejar|salir|sortir|zerleg\p{L}*|aufteil\p{L}*|aufgeb\p{L}*) (?:\S+ ){0,4}(?:monolit\p{L}*|altsystem\p{L}*|erp)|(?:break|split|carve|take|cut|replace|retire)\w* (?:\S+ ){0,4}monolith|(?:our |the |an? )?(?:own|home-?grown|in-house|legacy|proprietary) (?:\S+ ){0,2}(?:engine|framework|stack|system|platform)(?: \([^)]*\))? (?:to|onto|with|by)\b|(?:one|single|common|shared) code ?base|(?:to be|become|becoming|into|as) a (?:\S+ )?(?:marketplace|platform)|(?:as|into) (?:a|an) (?:browser|web|cloud|hosted|online) service|active[-/ ]active|everything (?:\S+ ){0,3}assumes|monolith\p{L}* (?:into|to|zu|in|vers)|strangler|microservices|(?:un|not |no longer |nicht mehr |plus )(?:maintainable|maintenable|wartbar)|acquisitions|carve[- ]out|(?:one|common) (?:\w+ )?platform for
      (?:replace|replacing|retire|retiring|sunset|phase out|get rid of|move off|moving off|leave|leaving|exit(?:ing)?) (?:the |our |this )?(?:\S+ ){0,3}(?:legacy|system|platform|mainframe|erp|crm|stack|data ?cent(?:re|er)s?|codebase|in-house|vendor)\b
      (?:replac|rebuil)\w* (?:everything|whole|entire)|big bang|next[- ]gen(?:eration)?|greenfield|(?:new|own|common|shared|single|internal|self-service) (?:\w+ )?platform\b|unified platform|(?:two|three|four|both|all) (?:\S+ )?(?:products|systems|apps|platforms|stacks|codebases) (?:\S+ ){0,6}(?:become|into) one\b|(?:shall|should|will|must|to) become one\b|(?:merge|consolidate|unify) (?:\S+ ){0,3}(?:products|systems|apps|platforms|stacks|codebases)
      neu ?(?:schreiben|geschrieben|bauen|gebaut|entwickel\p{L}*)|neuentwicklung|neuschreib\p{L}*|(?:system|erp|software|plattform|warenwirtschaft|anwendung)\p{L}* (?:\S+ ){0,6}(?:ablös\p{L}*|abgelöst)|(?:ablös\p{L}*|abgelöst) (?:\S+ ){0,4}(?:system|erp|software|plattform|warenwirtschaft|anwendung)\p{L}*|abschalt\p{L}*|runderneuer\p{L}*|komplett neu|von grund auf|altsystem\p{L}*
      (?:soll\p{L}* |wird |werden )?(?:\S+ ){0,6}(?:im|durch|gegen) (?:\S+ ){0,4}ersetzt
      réécri\p{L}*|refonte (?:complète|totale|du système|de l['’]application|de notre)|quitt\p{L}* (?:\S+ ){0,3}(?:logiciel|système|plateforme|éditeur|erp)|remplacer (?:tout|l['’]ensemble|le système|notre (?:système|logiciel|erp))|repartir de zéro|décommission\p{L}*
      reescri\p{L}*|rehacer (?:todo|por completo|desde)|desde cero|sustituir (?:todo|el sistema|nuestro)|reemplazar (?:todo|el sistema|nuestro)|reescrever|refazer|do zero|substituir (?:todo|o sistema|nosso)
      переписа\p{L}*|с нуля|заменить (?:вс[юеё]|систему|старую|наш\p{L}*)|замен\p{L}+ (?:старой|устаревш\p{L}+)|полностью передел\p{L}*|вывод\p{L}* из эксплуатации`,
      `(?:做成|变成|改造成|升级为).{0,8}(?:平台|SaaS)|(?:SaaS|プラットフォーム)化|重写|微服务|单体(?:应用|架构)|重构整个|推倒重来|全面改造|从零|替换(?:整个|旧|老|现有的?系统)|下线旧|淘汰|作り直|刷新|全面(?:的に)?(?:刷新|改修|移行)|ゼロから|リプレース|置き換え(?:る|たい)|書き直`,
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
];
