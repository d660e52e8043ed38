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

// In the order of trying: "out of scope" stands before "scope".
const names: readonly (readonly [Topic, RegExp])[] = [
  [
    'ignored',
    /^(?:pre-?flight|checklist|before (?:you )?(?:submit|open|post)\w*|is there an existing issue|code of conduct|prerequisites?|checks?|感谢|检查清单|先决条件)/i,
  ],
  [
    'title',
    /^(?:title|titel|titre|título|titulo|summary|subject|betreff|标题|タイトル|件名|название|заголовок|тема)$/i,
  ],
  [
    'outOfScope',
    /^(?:explicitly |what is )?(?:out[ -]of[ -]scope|non[ -]?goals?|not (?:in scope|in this \w+|for this \w+|included|part|needed|wanted|now)|no[nt] requirements?|excluded|exclusions?|won'?t (?:do|have)|later|nicht (?:enthalten|ziele?|im umfang|teil|umfang)|außerhalb|ausgeschlossen|nicht-ziele|hors (?:du )?(?:périmètre|champ|scope)|non[- ]objectifs?|fuera (?:de|del) alcance|no incluye|no incluido|excluido|fora (?:de|do) escopo|não inclui|excluído|不(?:在范围|包括|包含|做)|范围外|非目标|超出范围|スコープ外|対象外|やらないこと|вне (?:рамок|объ[её]ма)|не входит|не цели|не нужно)/i,
  ],
  [
    'questions',
    /^(?:open$|(?:still |to be )(?:open|decided|clarified)$)|^(?:open |still |unresolved )?(?:questions?|points to clarify|unclear|tbd|offene (?:fragen|punkte)|fragen|questions? ouvertes?|preguntas(?: abiertas)?|dudas|perguntas(?: abertas)?|dúvidas|问题待定|待定|疑问|开放问题|未解决的问题|未決事項|質問|疑問|不明点|открытые вопросы|вопросы?)/i,
  ],
  [
    'dependencies',
    /^(?:dependenc(?:y|ies)|depends on|blocked by|requires|abhängigkeit(?:en)?|dépendances?|dependencias?|dependências?|depende de|依赖|依存(?:関係)?|зависимост(?:ь|и)|зависит от)/i,
  ],
  [
    'risks',
    /^(?:risks?|concerns?|worr(?:y|ies)|dangers?|drawbacks?|risik(?:o|en)|bedenken|risques?|inquiétudes?|riesgos?|riscos?|preocupa[cç]\w+|风险|担忧|リスク|懸念(?:点)?|риски?|опасения)/i,
  ],
  [
    'goals',
    /^(?:goals?|objectives?|wants?|wanted|needs?|wish(?:es)?|wishlist|requirements?|acceptance criteria|success criteria|definition of done|expected(?: behaviou?r| result| outcome)?|desired(?: behaviou?r)?|what (?:i|we|you) (?:want|need|expect)\w*|describe the solution.*|proposed (?:behaviou?r|change)|feature(?: request)?|request|user stor(?:y|ies)|should|must|to ?do|ziele?|anforderung(?:en)?|erwartet(?:es)?(?: verhalten)?|soll|wunsch|akzeptanzkriterien|gewünscht\w*|objectifs?|besoins?|exigences|comportement attendu|attendu|souhaits?|objetivos?|requisitos?|comportamiento esperado|esperado|critérios de aceit\w+|criterios de aceptación|comportamento esperado|necesidad|necessidade|目标|需求|期望(?:行为|结果)?|预期(?:行为|结果)?|验收标准|希望|目的|要件|要望|期待(?:する|される)?(?:動作|結果)?|受け入れ条件|やりたいこと|цел[ьи]|требования|ожидаем\w+(?: поведение| результат)?|нужно|хотим|критерии приёмки)$/i,
  ],
  [
    'inScope',
    /^(?:in[ -]scope|scope|includes?|included|features?|details?|functionality|deliverables?|tasks?|umfang|im umfang|enthalten|funktionen|aufgaben|périmètre|portée|fonctionnalités|alcance|funcionalidades|incluye|tareas|escopo|inclui|tarefas|范围|功能|包括|任务|スコープ|範囲|機能|対象|タスク|объ[её]м|рамки|функции|в рамках|задачи)$/i,
  ],
  [
    'ideas',
    /^(?:plan|technical (?:notes?|details?|approach|ideas?|design|solution|considerations?)|tech(?:nolog(?:y|ies))?(?: stack)?|stack|implementation(?: \w+)?|possible implementation|proposal|proposed (?:solution|design|implementation|approach|api)|solution|approach|architecture|design|ideas?|suggestions?|constraints?|tech notes|technik|technische \w+|umsetzung(?:sidee)?|lösung(?:sidee|svorschlag)?|vorschlag|idee[n]?|solution technique|mise en œuvre|implémentation|proposition|technique|idées?|solución(?: propuesta| técnica)?|implementación|propuesta|técnic\w+|tecnolog[ií]as?|solução(?: proposta)?|implementação|proposta|技术(?:方案|栈|实现)?|实现(?:方案|思路)?|方案|建议|技術(?:的な)?\w*|実装(?:案|方針)?|提案|решение|реализация|предложение|технолог\w+|стек)$/i,
  ],
  [
    'components',
    /^(?:components?|affected (?:components?|systems?|areas?|files?|modules?)|systems?|modules?|where|files?|komponenten?|betroffene \w+|composants?|componentes?|组件|模块|コンポーネント|компоненты)$/i,
  ],
  [
    'problem',
    /^(?:problems?(?: statement)?|background|motivation|why|context|current(?: behaviou?r| state| situation)?|today|now|actual(?: behaviou?r| result)?|as is|bug(?: description| report)?|describe the (?:bug|problem)|what happen(?:s|ed)|steps to reproduce|reproduction(?: steps)?|how to reproduce|repro|pain points?|is your feature request related.*|use ?cases?|hintergrund|ausgangslage|ist[- ]?(?:zustand|stand)?|aktuell(?:es verhalten)?|derzeit|heute|motivation|warum|problem(?:stellung|beschreibung)?|problèmes?|contexte|pourquoi|comportement actuel|situation actuelle|aujourd'hui|actuellement|problemas?|contexto|motivación|por qué|comportamiento actual|situación actual|hoy|actualmente|comportamento atual|motivação|por que|hoje|atualmente|situação atual|问题(?:描述)?|背景|现状|当前(?:行为)?|动机|复现步骤|目前|課題|問題(?:点)?|現状|背景|動機|再現手順|проблема|предыстория|контекст|сейчас|текущее (?:поведение|состояние)|мотивация|почему|зачем|шаги(?: воспроизведения)?)$/i,
  ],
  [
    'meta',
    /^(?:alternatives?.*|describe alternatives.*|category|categor[ií]a|kategorie|catégorie|value|priority|priorität|priorité|prioridad|prioridade|severity|estimate[ds]?|estimation|effort|aufwand|schätzung|points?|story points?|labels?|tags?|assignee|reporter|author|owner|status|type|version|environment|os|browser|platform|component version|due(?: date)?|deadline|milestone|sprint|epic|ticket|jira|date|link|url|ref(?:erence)?s?|screenshots?|logs?|umgebung|plattform|entorno|ambiente|优先级|估算|类别|标签|版本|环境|优先度|優先度|見積もり?|環境|バージョン|приоритет|оценка|категория|версия|окружение|метки)$/i,
  ],
  [
    'background',
    /^(?:additional (?:context|information|notes?)|notes?|other|misc|hinweise?|anmerkung(?:en)?|remarques?|notas?|observa[cç]\w+|备注|补充|其他|補足|備考|その他|примечани[ея]|дополнительно|description|beschreibung|descripción|descrição|描述|説明|概要|описание|overview|überblick)$/i,
  ],
];

/** The topic that a heading or label names, or nothing. */
export function topicOf(name: string): Topic | undefined {
  const plain = name
    .replace(/[*_`#:：]|\p{Extended_Pictographic}|\uFE0F/gu, '')
    .replace(/^\s*(?:\d+[.)]|[-–])\s*/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[?？.!]+$/, '');
  if (plain === '' || plain.length > 90) return undefined;
  return names.find(([, pattern]) => pattern.test(plain))?.[0];
}
