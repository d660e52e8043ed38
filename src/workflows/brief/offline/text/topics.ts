// What a heading or a label says about the text below it.

export type Topic =
  | 'title'
  | 'problem'
  | 'goals'
  | 'inScope'
  | 'outOfScope'
  | 'ideas'
  | 'components'
  | 'risks'
  | 'dependencies'
  | 'questions'
  | 'meta'
  | 'background'
  | 'ignored';

// In the order of trying: "out of scope" stands before "scope". Names that start a heading, or are all of it;
// each line holds alternatives of a regular expression.
const names: readonly (readonly [Topic, 'start' | 'whole', string])[] = [
  [
    'ignored',
    'start',
    String.raw`
      pre-?flight|(?:launch |release |review |pr )?checklist
      (?:would|are) you (?:be )?(?:willing|able|interested|like) to (?:submit|open|contribute|work|implement|help).*
      (?:do|would) you want to (?:work|submit|implement|contribute).*|contributing|how did you (?:find|hear).*
      validations?|before (?:you )?(?:submit|open|post)\w*|is there an existing issue|code of conduct|prerequisites?
      checks?|感谢|检查清单|先决条件|例行检查|提交前(?:确认|检查)|(?:initial |self-?)checks?|相关示例`,
  ],
  [
    'title',
    'whole',
    String.raw`
      title|titel|titre|título|titulo|titolo|oggetto|summary|subject|betreff|objet|sujet|asunto|assunto|标题|タイトル|件名|название|заголовок|тема`,
  ],
  [
    'outOfScope',
    'start',
    String.raw`
      (?:explicitly |what is )?out[ -]of[ -]scope|non[ -]?(?:goals?|requirements?)
      not (?:in scope|in this \w+|for this \w+|included|part|needed|wanted|now|doing|planned|covered|yet|today)
      (?:what )?(?:it|we|this|you|they)?\s?(?:should|must|will|shall|do|does|are|is)(?: not|n'?t) (?:do(?:ing)?|change|cover|include|build(?:ing)?|be (?:done|part|built|changed|touched))
      things? (?:we|not)\b.{0,12}(?:not|won'?t|skip)|leave (?:out|alone)|dropped|parked|no[nt] requirements?
      out$|not$|excluded|exclusions?|won'?ts?(?:[ -](?:do|have|be))?|future (?:work|ideas?|versions?)|later|someday|phase 2|v2
      nicht (?:enthalten|ziele?|im umfang|teil|umfang|dabei|geplant|gewünscht|jetzt)|was (?:es |wir )?nicht\b.{0,20}
      kein (?:ziel|thema)|später|außerhalb|ausgeschlossen|nicht-ziele
      hors[ -](?:du )?(?:périmètre|champ|scope|sujet)|ce que .{0,20} (?:pas|plus)\b.{0,12}
      pas (?:inclus|prévu|maintenant)|plus tard|exclus?(?:ions)?|non[- ]objectifs?|fuera (?:de|del) alcance
      no (?:incluye|incluido|entra|se incluye|objetivos?)|lo que no\b.{0,20}|más adelante|excluido|exclusiones
      fuori (?:dall'|dal )?(?:ambito|perimetro|scope)|non (?:incluso|compreso|obiettivi?|rientra|fa parte)|cosa non\b.{0,20}|più avanti|escluso|esclusioni
      fora (?:de|do) escopo|não (?:inclui|incluído|entra|objetivos?|faz parte)|o que não\b.{0,20}|mais tarde|depois
      excluído|(?:本期|这期|这次|暂|先)?不(?:在范围|包括|包含|做|考虑|涉及|需要|要)|(?:范围|目标)(?:之)?外|非目标|超出范围|以后再做|后续|スコープ外|対象外|範囲外
      やらない(?:こと)?|しないこと|今回(?:は)?(?:対象外|やらない)|不要|вне (?:рамок|объ[её]ма)
      (?:что )?не (?:входит|делаем|трогаем|нужно|надо|планируется)|не[ -]цели|не нужно|потом|позже`,
  ],
  [
    'questions',
    'start',
    String.raw`
      (?:still )?open(?: (?:points?|issues?|items?|topics?|ends?|decisions?))?$
      (?:to|tbd|for) (?:discuss(?:ion)?|decide|clarify)$|decisions? needed
      (?:still |to be )(?:open|decided|clarified)$`,
  ],
  [
    'questions',
    'start',
    String.raw`
      (?:open |still |unresolved )?questions?|points to clarify|unclear|unknowns?|unsure|tbd
      offene[rs]? (?:fragen|punkte?|themen)|offen$|ungeklärt|unklar(?:heiten)?|noch (?:offen|zu klären|unklar)
      zu klären|fragen|questions? ouvertes?|domand[ae](?: apert[ae])?|dubbi|da (?:chiarire|decidere|definire)|questioni aperte|preguntas(?: abiertas)?|dudas|perguntas(?: abertas)?|dúvidas|问题待定
      待(?:定|确认|讨论|决定)|疑问|开放问题|未(?:决|解决的)?问题|问题$|未定|未決(?:事項)?|要検討|要確認|検討事項|確認事項|質問|疑問|不明点|открытые вопросы|вопросы?
      неясно|под вопросом|points? (?:ouverts?|à (?:clarifier|décider))|à (?:décider|définir|clarifier)
      por (?:decidir|definir|aclarar)|pendientes?|a (?:decidir|definir)|pend[êe]ncias?`,
  ],
  [
    'dependencies',
    'start',
    String.raw`
      (?:known |external )?(?:dependenc(?:y|ies)|blockers?)|depends on|dependent on|blocked by|blockers?|linked issues?|requires
      prerequisites? (?:from|by)|abhängigkeit(?:en)?|dépendances?|dependencias?|dipendenz[ae]|dipende da|dependências?|depende de|依赖
      依存(?:関係)?|зависимост(?:ь|и)|зависит от`,
  ],
  [
    'risks',
    'start',
    String.raw`
      risks?|concerns?|(?:my |our )?worr(?:y|ies)|what worries (?:me|us)|fears?|dangers?|drawbacks?|downsides?
      caveats?|gotchas?|pitfalls?|watch[ -]?outs?|be careful|careful|beware|what (?:could|can|might) go wrong
      (?:mögliche )?risik(?:o|en)|bedenken|sorgen?|befürchtung(?:en)?|achtung|vorsicht|gefahren|risques?
      inquiétudes?|craintes?|attention|points? de vigilance|riesgos?|rischi?o?|timori|preoccupazioni|attenzione|riscos?|preocupa[cç]\w+|temores|cuidado
      receios?|风险|担[忧心]|顾虑|注意(?:事项)?|リスク|懸念(?:点|事項)?|心配(?:事|な点)?|不安|риски?|опасени[яе]|осторожно|беспокойства`,
  ],
  [
    'goals',
    'whole',
    String.raw`
      (?:main |primary |key |our |business )?goals?|objectives?|outcomes?|(?:success|key) metrics?|kpis?|musts?
      must[ -]haves?|should[ -]haves?|could[ -]haves?|nice[ -]to[ -]haves?|(?:non[ -]?)?functional requirements?
      functional|user needs|acceptance|hypothes[ie]s(?: or bet)?|(?:how )?we(?:'ll| will) know.*|.*\bdefinition of done.*
      (?:what )?(?:it|we|this|they|users?)? ?(?:should|must|shall|needs? to) (?:do|have|be able to)
      what (?:should|must|has to|needs to) (?:happen|change|be done)
      what (?:is|do we|we) (?:need(?:ed)?|want(?:ed)?|expect)|what we(?:'re| are) (?:building|after)|ask|the ask
      deliver|d(?:efinition )?o(?:f )?d(?:one)?|ac|(?:done|ready|finished) when|fertig,? wenn|terminé quand|listo cuando|pronto quando|готово,? (?:если|когда)|wants?|wanted|needs?|wish(?:es)?|wishlist|requirements?
      acceptance criteria|success criteria|definition of done|expected(?: behaviou?r| result| outcome)?
      decided|decisions?|agreed|agreements?|beschlossen|beschl[uü]ss\p{L}*|entschieden|entscheidung(?:en)?|décidé|décisions?|decidido|acordado|deciso|решено|решили|决定|决议|決定(?:事項)?|servono
      (?:suggested|requested|desired|proposed) (?:enhancement|improvement|feature|functionality)s?|(?:ideal |desired |future )+(?:situation|state)|sub-?tareas?|(?:我)?希望(?:增加|添加|支持|实现|新增)的?(?:功能)?|功能描述|预期效果
      desired(?: behaviou?r| state| outcome| result)?|what (?:i|we|you) (?:want|need|expect)\w*|describe the solution.*
      (?:please )?describe (?:the |your )?(?:desired |proposed |ideal )?(?:feature|idea|change|request|behaviou?r)(?: you'?d like)?
      proposed (?:behaviou?r|change)|feature(?: request)?|request|user stor(?:y|ies)|should|must|to ?do|ziele?
      zielbild|(?:nicht[- ]?)?(?:funktionale )?anforderung(?:en)?
      was (?:wir )?(?:brauchen|wollen|gebraucht wird|soll passieren)|muss(?:[- ]kriterien)?|kann(?:[- ]kriterien)?
      beschreib\w* (?:bitte )?(?:die |deine |ihre )?(?:gewünschte |vorgeschlagene )?(?:lösung|funktion|idee|änderung)
      gewünschte lösung|erwartet(?:es)?(?: verhalten)?|soll|wunsch|akzeptanzkriterien|gewünscht\w*|objectifs?|buts?
      besoins?|exigences(?: \w+)?|ce (?:que nous|qu'on|qu’on) (?:voulons|veut|attend\w*)|ce qu'il faut
      décri\w+ (?:la |votre )?(?:solution|fonctionnalité)(?: souhaitée| proposée)?|solution souhaitée
      critères (?:d'acceptation|de réussite)|comportement attendu|attendu|souhaits?|(?:objetivos?|metas?)
      requisitos?(?: \p{L}+)?|(?:lo que |qué |o que )?(?:queremos|necesitamos|precisamos)
      descr\w+ (?:la |a |tu |sua )?(?:solu\p{L}+|funcionalidad\p{L}*)(?: \p{L}+){0,2}
      solu(?:ción|ção) (?:deseada|desejada)|comportamiento esperado|esperado|critérios de aceit\w+
      criterios de aceptación|criteri(?:o)? di (?:accettazione|successo)|obiettiv[oi]|requisiti(?: \p{L}+)?|comportamento (?:atteso|desiderato)|(?:cosa |che cosa )?(?:vogliamo|vorrei|serve)|(?:quale |che )?soluzione (?:proponi|desiderata|vorresti|richiesta)|descriv\w+ la soluzione(?: \p{L}+){0,3}|richiest[ae]|cosa (?:deve|dovrebbe) fare|comportamento esperado|necesidad|necessidade|目标|核心任务|任务拆解|需求(?:描述|说明|背景)?|诉求|要做(?:的)?|需要|想要|(?:必须|必需)(?:有)?
      期望(?:行为|结果)?|预期(?:行为|结果)?|验收标准|希望|目的|ゴール|目標|要件|要望|要求|やること|実現したいこと|ほしい(?:もの|機能)|期待(?:する|される)?(?:動作|結果)?|受け入れ条件
      やりたいこと|цел[ьи]|требования|ожидаем\w+(?: поведение| результат)?
      (?:что )?(?:нужно|надо|хотим|хочется|требуется)(?: сделать)?|задач[аи]$|критерии (?:при[её]мки|успеха)
      пожелания`,
  ],
  [
    'inScope',
    'whole',
    String.raw`
      in[ -]scope|in|scope|mvp|v1|first (?:version|release)|phase 1|what'?s in|includes?|included|features?|details?
      functionality|deliverables?|(?:action|work) items?|actions?|next steps?|nächste schritte|prochaines étapes|próximos pasos|próximos passos|prossimi passi|следующие шаги|下一步|tasks?|build|what to build|changes?|umfang|im umfang|enthalten|funktionen|aufgaben|périmètre|portée
      fonctionnalités|alcance|funcionalidades|incluye|tareas|ambito|funzionalità|attività|include|compreso|escopo|inclui|tarefas|范围|功能|包括|任务|スコープ|範囲|機能|対象|タスク
      объ[её]м|рамки|функции|в рамках|задачи`,
  ],
  [
    'ideas',
    'whole',
    String.raw`
      plan|tech|technicals?|how|possible (?:approach|solution|design)|rough (?:idea|plan|design)|assumptions?
      limitations?|boundary conditions|hosting|platforms? and tools
      technical (?:notes?|details?|approach|ideas?|design|solution|considerations?)
      tech(?:nolog(?:y|ies))?(?: stack)?|stack|implementation(?: \w+)?|possible implementation|proposal
      proposed (?:solution|design|implementation|approach|api)|solution|approach|architecture|design|ideas?
      suggestions?|constraints?|tech notes|technik|technisches?|technische \w+|randbedingungen|rahmenbedingungen
      annahmen|(?:mögliche )?umsetzung|umsetzung(?:sidee)?|lösung(?:sidee|svorschlag)?|vorschlag|idee[n]?
      solution(?: technique| proposée)?|contraintes(?: techniques)?|pistes?|mise en œuvre|implémentation|proposition
      technique|idées?|solución(?: propuesta| técnica)?|implementación|propuesta|técnic\w+|tecnolog[ií]as?
      soluzione(?: tecnica| proposta)?|implementazione|idee|vincoli(?: tecnici)?|approccio|tecnologi[ae]|note tecniche
      solução(?: proposta)?|implementação|proposta|技术(?:方案|栈|实现|选型)?|约束|限制|实现(?:方案|思路)?|方案|建议|技術(?:的な)?\w*
      実装(?:案|方針)?|提案|技術|制約(?:条件)?|решение|реализация|техника|техническ\p{L}+ \p{L}+|ограничения|как сделать
      предложение|технолог\p{L}+|стек`,
  ],
  [
    'components',
    'whole',
    String.raw`
      components?|affected (?:components?|systems?|areas?|files?|modules?)|systems?|modules?|where|files?
      komponenten?|betroffene \w+|composants?|componentes?|componenti|组件|模块|コンポーネント|компоненты`,
  ],
  [
    'problem',
    'whole',
    String.raw`
      (?:what |which |the |core |current )?(?:is the )?problems?(?: statement| description| it solves| (?:does|do|would|will|should) (?:this|it|the|your) .{0,30}(?:solve|address|fix)| to solve)?
      (?:is|hängt|steht|votre|sua?|o seu|tu|est-ce).{3,40}(?:problem|problème|problema).{0,30}
      how (?:it works|things work) (?:today|now)|what'?s (?:wrong|broken|the (?:problem|issue))
      what (?:is|goes) wrong|issue(?: description)?|pain|justification|rationale|reasons?|reasoning|background|motivation
      why(?: (?:now|this|we need (?:it|this)))?|context|situation|status quo
      current(?: behaviou?r| state| situation)?|today|now|actual(?: behaviou?r| result)?|as is
      (?:current|existing) (?:implementation|solution|process|workflow|set-?up|design|approach)|impact|(?:expected |user |business )?(?:benefits?|value)|nutzen|bénéfices?|beneficios?|benefícios?|benefici
      bug(?: description| report)?|describe the (?:bug|problem)|what happen(?:s|ed)|steps to reproduce
      reproduction(?: steps)?|how to reproduce|repro|pain points?|is your feature request related.*|use ?cases?
      hintergrund|ausgangslage|ist[- ]?(?:zustand|stand)?|aktuell(?:es verhalten)?|derzeit|heute|motivation|warum
      wozu|grund|anlass|problem(?:stellung|beschreibung)?|problèmes?|contexte|pourquoi|comportement actuel
      situation actuelle|aujourd'hui|actuellement|problemas?|contexto|motivación|por qué|comportamiento actual
      situación actual|hoy|actualmente|comportamento atual|motivação|por que|(?:qual è )?il problema(?: che .{0,30})?|problema|perché|oggi|attualmente|situazione attuale|comportamento attuale|motivazione|contesto|hoje|atualmente|situação atual
      (?:使用|应用)场景(?:(?:或|和|与)?(?:现有)?问题)?|现有问题|问题(?:描述|背景)|痛点|原因|背景|现状|当前(?:行为)?|动机|复现步骤|目前|課題|問題(?:点)?|困りごと|困っていること|理由|現状|現在|背景|動機|再現手順|проблема|предыстория
      контекст|сейчас|текущее (?:поведение|состояние)|мотивация|почему|зачем|шаги(?: воспроизведения)?|как сейчас
      описание проблемы|descri(?:ção|ción|zione) (?:do|del|dello|della)\s?problema|description (?:du problème|of (?:the )?problem)|beschreibung des problems`,
  ],
  [
    'meta',
    'whole',
    String.raw`
      (?:possible |other )?alternatives?.*|describe alternatives.*|alternativ[ae].*|(?:hai (?:già )?considerato )?soluzioni alternative|alternativas?.*|descr\w+ alternativas.*
      alternativen.*|альтернатив.*|替代方案|代替案|category|categor[ií]a|kategorie|catégorie|value|priority|priorität
      priorité|prioridad|prioridade|severity|estimate[ds]?|estimation|effort|aufwand|schätzung|points?|story points?
      labels?|tags?|assignee|reporter|author|owner|status|state|type|issue ?type|request type|kind|project|created
      updated|resolved|resolution|votes?|watchers?|last (?:updated|modified)|fix ?versions?|affects ?versions?
      found in|team|squad|customer|requested by|requester|client|components?\/s|version|environment|os|browser
      attendees|participants|apologies|site|location|venue|meeting|teilnehmer(?:innen)?|anwesend|standort|ort|datum|participants|présents|lieu|asistentes|lugar|fecha|participantes|presentes|partecipanti|presenti|sede|luogo|участники|присутств\p{L}+|место|дата|参加者|出席者|場所|日時|与会者?|参会(?:人员)?|地点|时间
      id|nombre(?: corto)?|módulo|épica|épico|tipo|puntos|pontos|prioridad(?: sugerida)?|sprint(?: previsto)?|dato personal|persona|size|generated by
      platform|component version|due(?: date)?|deadline|milestone|sprint|epic(?: link| name)?|parent|ticket|issue
      key|jira|date|link|url|ref(?:erence)?s?|références?|referencias?|referências?|riferiment[oi]|co-?authors?|(?:app|product|package|plugin|device) (?:name|version)|parent (?:tracker|issue|epic)|tracker|(?:projected |target |planned |expected )?(?:launch|release|delivery) date|screenshots?|logs?|umgebung|plattform|entorno|ambiente|priorità|stima|scadenza|versione|优先级|估算|类别|标签|(?:核心|所属)?(?:板块|模块)|版本
      环境|优先度|優先度|見積もり?|環境|バージョン|приоритет|оценка|категория|версия|окружение|метки`,
  ],
  [
    'background',
    'whole',
    String.raw`
      (?:(?:an[y]|anything) )?(?:additional|further|other|else|more) ?(?:context|info(?:rmation)?|notes?|details|comments?|remarks?)?
      anything else.*|users?|personas?|(?:target )?audience|user groups?|stakeholders?(?: involved)?|actors?(?: involved)?
      akteure|beteiligte|acteurs?(?: \p{L}+)?|actores(?: \p{L}+)?|atores(?: \p{L}+)?|attori(?: \p{L}+)?|участники процесса
      (?:already |what )?exist(?:s|ing)\b.*|who(?: (?:is it for|uses it|needs (?:it|this)))?|summary of .*|weitere (?:informationen|hinweise|infos)
      zusätzliche (?:informationen|infos)|nutzer(?:gruppen)?|zielgruppe|contexte additionnel
      informations? (?:complémentaires?|supplémentaires?)|utilisateurs|contexto adicional|información adicional
      altre informazioni|informazioni (?:aggiuntive|ulteriori)|altro|note|utenti|descrizione
      informações adicionais|usuarios|usuários|用户|补充说明|利用者|対象者|пользователи|дополнительн\w+.*|notes?|other|misc
      hinweise?|anmerkung(?:en)?|remarques?|notas?|observa[cç]\w+|备注|补充|详细说明|其他|補足|備考|その他|примечани[ея]|дополнительно
      description|beschreibung|descripción|descrição|描述|説明|概要|описание|overview|überblick`,
  ],
];

const patterns = names.map(([topic, part, alternatives]) => {
  const all = alternatives
    .trim()
    .split(/\s*\n\s*/)
    .join('|');
  return [
    topic,
    new RegExp(part === 'whole' ? `^(?:${all})$` : `^(?:${all})(?![\\p{sc=Latin}\\p{sc=Cyrillic}\\p{N}])`, 'iu'),
  ] as const;
});

/** The topic that a heading or label names, or nothing. Of `Risks and mitigations` the first name counts. */
export function topicOf(name: string): Topic | undefined {
  return foundIn(plainName(name))?.topic;
}

/** Whether a line without any mark says nothing but a topic: `Goals`, `Out of scope`, `Open points`. */
export function isTopicName(line: string): boolean {
  const name = plainName(line);
  if (name.length > 45 || name.split(' ').length > 6 || /[.,;]/.test(name)) return false;
  const found = foundIn(name);
  return found !== undefined && found.length * 2 > name.length;
}

function foundIn(name: string): { readonly topic: Topic; readonly length: number } | undefined {
  if (name === '' || name.length > 90) return undefined;
  const whole = matchIn(name) ?? askedBy(name);
  if (whole)
    return /^\s*(?:and|or|und|oder|et|ou|y|o|e|и|или|[&/+])\s+\S+$/iu.test(name.slice(whole.length))
      ? { ...whole, length: name.length }
      : whole;
  const [first = '', ...others] = name.split(/\s+(?:and|or|und|oder|et|ou|y|o|e|и|или)\s+|\s*[&/+、与和及]\s*/iu);
  const part = others.length === 1 && name.length < 50 ? matchIn(first.trim()) : undefined;
  return part && { topic: part.topic, length: name.length };
}

/** `What we need`, `Ce qu'on ne fait pas`: a heading that asks what is wanted, or what is not. */
function askedBy(name: string): { readonly topic: Topic; readonly length: number } | undefined {
  if (name.split(' ').length > 8) return undefined;
  if (/^(?:why|warum|wieso|pourquoi|por qu[eé]|почему|зачем)(?!\p{L})|^为什么/iu.test(name))
    return { topic: 'problem', length: name.length };
  const asks = /^(?:(?:what|anything|things|was|dinge|ce que|lo que|qué|o que|coisas|cosas|что)(?!\p{L})|ce qu')/iu;
  if (!asks.test(name)) return undefined;
  const length = name.length;
  if (/(?<!\p{L})(?:not|\w+n't|won't|never|nicht|kein\p{L}*|pas|plus|jamais|no|não|nunca|не)(?!\p{L})|不/iu.test(name))
    return { topic: 'outOfScope', length };
  if (/careful|worr|risk|concern|fear|go wrong|achten|vorsicht|risqu|riesgo|risco|риск/iu.test(name))
    return { topic: 'risks', length };
  if (
    /(?<!\p{L})(?:need|want|like|should|must|shall|ask|expect|wish|brauch|woll|soll|möcht|wünsch|muss|faut|voul|veu|souhait|doit|besoin|attend|necesit|quer|debe|falta|precis|dev|нуж|хот|над|требу)/iu.test(
      name,
    )
  )
    return { topic: 'goals', length };
  return undefined;
}

/** What may follow the name of a topic: `Out of scope for this ticket`, but not `V2 API` or `Later stages`. */
const goesOn =
  /^\s*(?:$|[^\p{sc=Latin}\p{sc=Cyrillic}\s]|(?:for|in|of|on|at|with|by|the|this|that|these|now|and|or|yet|here|from|we|i|list|items?|analysis|assessment|für|im|von|bei|und|oder|der|des|dem|den|die|das|diese\w*|pour|dans|de|du|des|la|le|el|los|las|et|à|para|en|del|e|y|do|da|no|na|desta|deste|esta|este|aquí|aqui|ici|hier|в|для|на|и)(?!\p{L}))/iu;

function matchIn(name: string): { readonly topic: Topic; readonly length: number } | undefined {
  for (const [topic, pattern] of patterns) {
    const found = pattern.exec(name);
    if (found && goesOn.test(name.slice(found[0].length))) return { topic, length: found[0].length };
  }
  return undefined;
}

function plainName(name: string): string {
  return name
    .replace(/[*_`#:：【】■◆▼□◇▽]|\p{Extended_Pictographic}|️/gu, '')
    .replace(/^\s*(?:\d+(?:\.\d+)*[.)]?\s|\d+[.)、]|[-–])\s*/, '')
    .replace(/\s+/g, ' ')
    .replace(/’/g, "'")
    .trim()
    .replace(/[?？.!]+$/, '');
}
