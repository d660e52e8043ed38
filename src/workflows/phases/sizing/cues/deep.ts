// Words of work that is hard to do: data that moves, sides that have to agree, rules from outside, a start in steps.
import { mixed } from '../words.ts';
import type { Cue } from './cue.ts';

export const deep: readonly Cue[] = [
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
    name: 'platforms',
    reach: 'deep',
    weight: 0.13,
    most: 0.8,
    words: mixed(
      String.raw`steam\b|switch\b(?=[,; ]+(?:ps|xbox|pc|and|und))|ps[45]\b|playstation|xbox|windows\b|macos\b|linux\b|ios\b|android\b|desktop client|web client|mobile app|cert(?:ification)? on each`,
      `微信小程序|鸿蒙`,
    ),
  },
];
