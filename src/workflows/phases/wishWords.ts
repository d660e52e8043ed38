// How people speak of the phases and the size of a plan, in the languages that plans are written in.

/** A phase, where words are parted. */
export const phase = String.raw`(?:phases?|phasen|fases?|étapes?|etapas?|фаз\p{L}*|этап\p{L}*)`;
/** A phase, where they are not. */
export const unpartedPhase = '(?:阶段|階段|フェーズ|段階)';

/** The first comes first. */
export const ordinals: readonly string[] = [
  String.raw`first|erste[nrs]?|premi[eè]re?|primeir[ao]|primer[ao]?|перв\p{L}+`,
  String.raw`second|zweite[nrs]?|deuxième|seconde?|segund[ao]|втор\p{L}+`,
  String.raw`third|dritte[nrs]?|troisième|tercer[ao]?|terceir[ao]|трет\p{L}+`,
  String.raw`fourth|vierte[nrs]?|quatrième|cuart[ao]|quart[ao]|четв[её]рт\p{L}+`,
  String.raw`fifth|fünfte[nrs]?|cinquième|quint[ao]|пят\p{L}+`,
  String.raw`sixth|sechste[nrs]?|sixième|sext[ao]|шест\p{L}+`,
  String.raw`seventh|siebte[nrs]?|septième|s[eé]ptim[ao]|sétim[ao]|седьм\p{L}+`,
  String.raw`eighth|achte[nrs]?|huitième|octav[ao]|oitav[ao]|восьм\p{L}+`,
  String.raw`ninth|neunte[nrs]?|neuvième|noven[ao]|non[ao]|девят\p{L}+`,
];
export const last = String.raw`last|letzte[nrs]?|derni[eè]re?|últim[ao]|последн\p{L}+`;
export const unpartedLast = '最后一?个?|最後の';

/** What may stand between a verb and the phase that it means. */
const article = String.raw`(?:the|die|der|das|den|la|le|les|el|las|los|a|as|o|l['’])`;
const anyOrdinal = `(?:${[last, 'next', ...ordinals].join('|')})`;

export const verbs = {
  drop: String.raw`drop|remove|delete|cut|omit|skip|leave out|streiche?n?|entferne?n?|lösche?n?|weglassen|supprime[rz]?|retire[rz]?|enlève[rz]?|quita\p{L}*|elimina\p{L}*|borra\p{L}*|suprim\p{L}*|remov[ae]\p{L}*|exclu[ai]\p{L}*|apague?\p{L}*|убер\p{L}+|убра\p{L}+|удал\p{L}+|исключ\p{L}+`,
  split: String.raw`split|divide|break|separate|teile?n?|zerlege?n?|trenne?n?|aufteilen|divise[rz]?|sépare[rz]?|scinde[rz]?|découpe[rz]?|divid[aeio]\p{L}*|separ[ae]\p{L}*|раздел\p{L}+|разбе\p{L}+|разби\p{L}+`,
  rename: String.raw`rename|retitle|call|benenne\p{L}*|nenne\p{L}*|umbenennen|renomme[rz]?|renombr\p{L}+|renomei\p{L}+|renomear|переимену\p{L}+|переименовать`,
  rearrange: String.raw`merge|combine|join|swap|move|reorder|verschiebe?n?|tausche?n?|vereine?n?|zusammenlegen|fusionne[rz]?|déplace[rz]?|fusion[ae]\p{L}*|junt[ae]\p{L}*|mova|mueve|объедин\p{L}+|перемест\p{L}+|поменя\p{L}+`,
} as const;

export const unpartedVerbs = {
  drop: '删除|删掉|去掉|移除|取消|削除|外して|外す|なくして|やめ',
  split: '拆分|拆成|分成|分割|分けて|分ける',
  rename: '重命名|改名|改称|名前を',
  rearrange: '合并|调换|移动|統合|入れ替え|移動',
} as const;

const someVerb = Object.values(verbs).join('|');
const someUnpartedVerb = Object.values(unpartedVerbs).join('|');

/** “split phase 2”, “drop the last phase”, “supprime la phase 2”. */
export const verbOfPhase = new RegExp(
  String.raw`(?<!\p{L})(?:${someVerb})(?: up)?(?: ${article})?(?: whole| entire| ganze)?(?: ${anyOrdinal})? ?${phase}(?!\p{L})`,
  'iu',
);
/** “Phase 3 streichen”. */
export const phaseWithVerb = new RegExp(
  String.raw`(?<!\p{L})${phase} \d+(?: (?:und|bis) \d+)? (?:${someVerb})(?!\p{L})`,
  'iu',
);
/** “删除阶段2”, “把第2阶段拆分成…”, “フェーズ2を削除”; what is taken out of a phase is no phase. */
export const unpartedVerbOfPhase = new RegExp(
  `(?:${someUnpartedVerb})[第一二三四五六七八九十两最后個个的\\d ]{0,8}${unpartedPhase}|(?<!从.{0,4})${unpartedPhase} ?[一二三四五六七八九\\d]{0,2}(?![\\d中里]|から|の|に)[^，。、\\n]{0,16}(?:${someUnpartedVerb})`,
  'u',
);
/** “add a phase for the admin page”, “eine neue Phase für die Suche”. */
export const newPhase = new RegExp(
  String.raw`(?:^|[^\p{L}])(?:an?|another|one more|new|extra|additional|eine?|(?:eine )?(?:neue|weitere|zusätzliche)|une(?: autre)?|nouvelle|una|otra|nueva|uma|outra|nova|нов\p{L}+|ещ[её] од\p{L}+|добав\p{L}+)(?: (?!в |к )[\p{L}-]+){0,2} ${phase}(?!\p{L})(?! \d)`,
  'iu',
);
export const unpartedNewPhase = new RegExp(
  `(?:添加|增加|新增|加).{0,12}${unpartedPhase}(?! ?\\d)|${unpartedPhase}を.{0,4}(?:追加|足し|加え)`,
  'u',
);

/** What a new phase is for: the topic, without where it stands. */
export const topics: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<!\p{L})${phase} +(?:for|about|on|that|which|to|für|zu[mr]?|über|pour|sur|para|sobre|для|по) +(?:the |an? |die |der |das |den |la |le |les |l['’]|el |los |las |as? |os? )?(?<topic>[^,]+?)(?: +(?:at the end|at the start|before all others|am ende|à la fin|al final|no final|в конце|(?:after|before|behind|nach|vor|après|avant|después de|antes de|tras|depois d[ae]|antes d[ae]|após|после|перед) (?:${article} ?)?${phase} +\d+))?(?: +(?:hinzu|ein|an))?[.!]?$`,
    'iu',
  ),
  new RegExp(
    `(?:添加|增加|新增|加)(?:上)?(?:一个|一個|个)?(?:新的?)?(?:用于|关于)?(?<topic>.{1,40}?)的?${unpartedPhase}[。！]?$`,
    'u',
  ),
  new RegExp(`^(?<topic>.{1,40}?)(?:のため|用)?の${unpartedPhase}を.{0,4}(?:追加|足し|加え)`, 'u'),
];
export const places: readonly { readonly words: RegExp; readonly isBefore: boolean }[] = [
  {
    isBefore: false,
    words: new RegExp(
      String.raw`(?<!\p{L})(?:after|behind|nach|hinter|après|después de|tras|depois d[ae]|após|после) +(?:${article} ?)?${phase} +(?<number>\d+)|${unpartedPhase} ?(?<unparted>\d+) ?(?:之后|后面|后|の後)`,
      'iu',
    ),
  },
  {
    isBefore: true,
    words: new RegExp(
      String.raw`(?<!\p{L})(?:before|vor|avant|antes d[ea]|перед) +(?:${article} ?)?${phase} +(?<number>\d+)|${unpartedPhase} ?(?<unparted>\d+) ?(?:之前|前面|前|の前)`,
      'iu',
    ),
  },
];

/** The number that words give a phase. */
export const numbered = new RegExp(
  String.raw`${phase} +(?<number>\d+)|第? ?${unpartedPhase} ?(?<unparted>[\d一二三四五六七八九])|第 ?(?<counted>[\d一二三四五六七八九]) ?个?${unpartedPhase}`,
  'iu',
);
export const ordinalPhase = (ordinal: string): RegExp =>
  new RegExp(String.raw`(?<!\p{L})(?:${ordinal}) +${phase}`, 'iu');
export const lastPhase = new RegExp(String.raw`(?<!\p{L})(?:${last}) +${phase}|${unpartedLast}${unpartedPhase}`, 'iu');

/** `rename phase 1 to X`: the new name. */
export const renames: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<!\p{L})(?:${verbs.rename})(?!\p{L}).*?${phase} +\S+ +(?:(?:in|to|as|into|en|à|a|para|por|como|в) +)?["“„«]?(?<name>.+?)["”“»]?(?: +um)?[.!]?$`,
    'iu',
  ),
  /(?:重命名|改名|改称)(?:为|成)(?<name>.+?)[。！]?$/u,
  /を(?<name>[^を]+?)に(?:改名|改称|変更)/u,
];
/** `split phase 2 into X and Y`: the names of both. */
export const parts: readonly RegExp[] = [
  /(?<!\p{L})(?:into|in|en|em|на)\s+["“„«]?(?<first>[^"”“»]+?)["”“»]?\s+(?:and|und|et|y|e|и)\s+["“„«]?(?<second>[^"”“»]+?)["”“»]?(?:\s+auf)?[.!]?$/iu,
  /(?:拆分成|拆分为|拆成|分成|分为)(?<first>.+?)(?:和|与|及)(?<second>.+?)[。！]?$/u,
  /を(?<first>[^をと]+)と(?<second>[^をと]+)に(?:分割|分け)/u,
];
