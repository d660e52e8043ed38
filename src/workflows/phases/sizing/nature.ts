// Words that tell whether a work is to repair or to touch up something, and how deep that goes.
import { mixed } from './words.ts';

/** Words that only a report of a defect has, or a call to repair one. */
export const report = mixed(
  String.raw`fix(?:es)?\b(?! version)|(?:please )?correct (?:the|this|it)\b|expected(?: behaviou?r)?:|korrigier\p{L}*|corriger|corregir|corrijan|corrigir|исправ\p{L}*|bugs?\b|throws\b|\w+Exception\b|crash(?:es|ed|ing)?\b|broken\b|regression|stack ?trace|typo\w*(?! tolera)|misspell\w*|off[- ]by[- ]one|reboots\b|steps to reproduce|actual(?: behaviou?r| result)?:|NullPointer\w*|TypeError|segfault|hotfix|doesn['’]?t work|stopped working|no longer (?:work|show|open|load)s?|tippfehler\p{L}*|stürzt ab|kaputt|funktioniert (?:nicht|nicht mehr)|coquille|faute de frappe|bogue|plante\b|no funciona|errata\b|não funciona|erro de digitação|опечатк\p{L}*|не работает|сломал\p{L}*|баг\b`,
  `报错|闪退|修复|修正|直して|错别字|错字|バグ|不具合|誤字|落ちる|落ちます`,
);

/** A defect, not a wish. */
export const defect = mixed(
  String.raw`bugs?\b|crash\w*|broken|breaks\b|fail(?:s|ed)?\b|failing|failure|exception\b|\w+(?:Exception|Error)\b|throws\b|exits \d|(?:an?|http) [45]\d\d\b|never (?:goes|shows|gets|fires|ends)|stack ?trace|regression|typo\w*|misspell\w*|wrong(?:ly)?\b|incorrect\w*|off[- ]by[- ]one|reboots?\b|freezes?\b|hangs?\b|leaks?\b|flaky|doesn['’]?t (?:work|show|save|open|load|update|close|respond|fire)|does not (?:work|show|save|open|load|update|close)|no longer|stopped working|steps to reproduce|expected(?: behaviou?r)?:|actual(?: behaviou?r)?:|NullPointer\w*|TypeError|segfault|race condition|rejects?\b|duplicated?\b|double[- ]counted|hotfix|fix(?:es)?\b(?! version)|(?:please )?correct (?:the|this|it)|still (?:says?|tells?|points?|shows?|reads?)|has a mistake|goes one too|outdated\b|dead link|404\b
  fehler(?:haft\p{L}*|meldung\p{L}*)?\b|korrigier\p{L}*|steht (?:noch|immer noch)|abst[uü]rz\p{L}*|stürzt ab|kaputt|falsch\p{L}*|tippfehler\p{L}*|funktioniert (?:nicht|nicht mehr)|geht nicht|hängt\b|schreibfehler
  bogue|bug\b|plante\b|erreurs?\b|corriger|cassée?\b|ne (?:marche|fonctionne|s['’]affiche) (?:pas|plus)|faute (?:de frappe|d['’]orthographe)|coquille
  falla\b|fallo\b|da error|error al|errores\b|errat[ao]s?|no funciona|corregir|corrijan|roto\b|errata|se (?:cierra|cuelga|queda)|dá erro|erro ao|quebrad[oa]|corrigir|não funciona|trava\b|erro de digitação|está mal
  ошибк\p{L}*|пада(?:ет|ют)|сломал\p{L}*|не работа\p{L}*|опечатк\p{L}*|неправильн\p{L}*|неверн\p{L}*|баг\p{L}*|зависа\p{L}*`,
  `报错|错误|崩溃|闪退|失效|不对|错别字|错字|写错|修复|异常|bug|バグ|不具合|エラー|クラッシュ|落ち(?:る|ます)|誤字|誤り|間違|動かな|おかしい|表示されない|修正|直して|古い(?:URL|まま)|ままです`,
);

/** What the result has to be where it is something else today: a word, a value, one place. */
export const correction = mixed(
  String.raw`["“”»']? ?(?:→|->|=>) ?["“„«']|should (?:be|read|say|exit|return|print|start|link|point|use)\b|instead of|(?:change|raise|go|increase|lower|set|bump|reduce)\w* (?:\S+ ){0,3}from [\d.]+|falls? back to|takes? an? \S+ (?:prop|parameter|argument)|we pass nothing|one line\b|(?:one|an?) (?:annotation|constant|character|define|typo)\b|(?:for|in) (?:that|this) one \S+|overrid\w+ in|is (?:hard-?coded|missing)|has no \S+ (?:annotation|attribute|index|header|default)|by mistake|removing (?:it|this|that)|(?:more|fewer|less) retries|(?:as|like) the (?:docs?|docum\w+|man page|javadoc|spec)\b|still promises|is fine\b|expected:?\s
  muss heißen|es fehlt\b|soll(?:te)? (?:heißen|lauten)|richtig (?:wäre|ist)|statt\b|eine? (?:zeile|konstante)|von \d+ auf \d+|devrait (?:être|dire|afficher)|au lieu de|il manque|il suffit|de \d+ à \d+|debería (?:decir|ser|mostrar)|en lugar de|bastar[ií]a|(?:hacer|fazer) (?:lo|o) mesm?o|deveria|em vez de|basta\b|должн\p{L} быть|вместо|достаточно`,
  `应该(?:是|为)|应为|改成|改为|ではなく|に直|が正し|に変更`,
);

/** Where the writer knows what to change. */
export const known = mixed(
  String.raw`cause|because\b|root cause|comes from|is (?:set|hard-?coded|missing)|by mistake|copy (?:and|&) paste|removing (?:it|this|that)|introduced in|since (?:commit|the last|version|last|v?\d)|turns out|found (?:so far|it|out)|looks like|forgot|agreed on|change (?:\S+ ){0,4}(?:from|to) |instead of|should (?:be|read|say)|line \d+|\w+\.(?:ts|tsx|js|py|rb|go|rs|java|kt|cs|php|c|h|css|html|ya?ml|json|md)\b
  ursache|liegt (?:an|daran)|weil\b|statt\b|vergessen|versehentlich|steht (?:noch|immer)|en lugar de|porque\b|no (?:limpiamos|llamamos)|la causa|lo mismo|au lieu de|parce que|la cause|em vez de|a causa|причин\p{L}*|вместо|потому что|забыл\p{L}*`,
  `原因|因为|应该(?:是|为|改)|改成|改为|忘了|のため|原因|代わりに|ではなく|なっています`,
);

/** Where nobody knows yet. */
export const puzzling = mixed(
  String.raw`sometimes|intermittent\w*|occasional\w*|randomly|can['’]?t reproduce|cannot reproduce|no idea (?:why|what)|not sure why|unclear why|sporadic\w*|once in a while|flaky|hard to reproduce|nobody (?:knows|understands) why|some(?:times)? users
  manchmal|sporadisch\p{L}*|gelegentlich|keine ahnung|nicht reproduzier\p{L}*|parfois|aléatoire\p{L}*|a veces|de vez en cuando|às vezes|иногда|непонятно почему|периодически`,
  `有时|偶尔|偶现|不知道为什么|無作為|たまに|時々|ときどき|再現しない`,
);

/** A change of a word, a value, a setting. */
export const tweak = mixed(
  String.raw`typo\w*|misspell\w*|spelling|wording\b|re-?word\w*|rename (?:the|a|our)|label (?:says|reads|should|to|is)|tooltip|placeholder text|colou?r of|font[- ]size|padding|margin|align(?:ed|ment)?\b|icon\b|favicon|logo\b|copy change|bump\b|config(?:uration)? (?:value|flag|key)|timeout (?:from|to)|default (?:value|to|from|should)|increase (?:the )?\S+ (?:limit|timeout)|limit (?:from|to)|feature flag|log level|comment above|readme|link (?:points|goes|to|in)|footer|copyright|date format|sort order|hide (?:the|a)|remove (?:the|a|this) (?:button|link|banner|field|column|warning|text|word|menu|option|flag)|text (?:says|reads|on|in|of)|button (?:says|text|label)
  tippfehler\p{L}*|schreibfehler\p{L}*|beschriftung|text (?:auf|im|in|ändern)|farbe|umbenenn\p{L}*|fußzeile|standardwert|voreinstellung|link (?:in|auf|zeigt|führt)|faute (?:de frappe|d['’]orthographe)|coquille|libellé|couleur|pied de page|texte (?:du|de|sur)|valeur par défaut|errata|etiqueta|color d|pie de página|texto (?:del|de|do|da)|valor por defecto|erro de digitação|rótulo|cor d|rodapé|valor padrão|опечатк\p{L}*|надпис\p{L}*|цвет\p{L}*|переименова\p{L}*|текст (?:на|в|кнопк\p{L}+)|по умолчанию|подвал\p{L}*`,
  `文案|错别字|颜色|默认值|改名|图标|按钮文字|誤字|文言|表記|色を|ラベル|初期値|既定値|文字(?:を|が)|アイコン`,
);

/** What begins so is a wish, whatever goes wrong today. */
export const wish =
  /^\W*(?:please )?(?:add|give|wants?:|wish:|allow|let|make|feature request|feature description|feature:|(?:proposed |possible )?solution|could (?:we|you|the)|can (?:we|you)|would (?:it )?be (?:nice|great|good|possible)|it would|offer|extend|introduce|support|provide|build|create|show|implement|enable|a way to|as an? \p{L}+|i(?:['’]d| would) like|what would you like|i want|needed:|(?:we|they) (?:want|need|would like|should (?:give|offer|have a way|build|get|let))\b|wir (?:wollen|möchten|brauchen)|als \p{L}+ möchte|nous (?:voulons|souhaitons)|ce qu['’]il (?:nous )?faut|(?:il )?faudrait|une? \p{L}+ (?:unique )?où|en tant que|queremos|quiero|como \p{L}+ quiero|precisamos|uma? \p{L}+ (?:únic[oa] )?onde|necesitamos|descreva a solução|хотим|хочу|нужн\p{L}*|добавить)(?!\p{L})|^\W*(?:希望|想要|支持|增加|添加|需求|要做|目标)/iu;

/** Words of a wish wherever they stand. */
export const wishing =
  /(?<!\p{L})(?:would like|wants? to be able|(?:should|must) (?:be able to|get an?|offer|allow)|let (?:me|us|people|users|customers)|brauchen wir|wir brauchen|hätten? gern|permettre|pouvoir|poder|need(?:s)? (?:an?|to be able))(?!\p{L})/iu;

/** Names of code: a word of two cases, a file, what stands in code marks, the number of a version. */
export const code =
  /`[^`\n]+`|(?<!\p{L})[a-z]+[A-Z]\w+|\w\.(?:ts|tsx|js|py|rb|go|rs|java|kt|cs|php|c|h|css|html|ya?ml|json|md)\b|[A-Z]{2,}_[A-Z_]+|(?<!\d)v?\d+\.\d+\.\d+/u;
