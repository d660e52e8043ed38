// The words by which a person takes a stance to a statement, by language.
import type { Language } from '../../../../documents/language.ts';

export type StanceKind = 'goal' | 'idea' | 'risk' | 'outOfScope';

/** Outside English, the words of a request are those of a statement too: it is one where it asks. */
export type Pattern = StanceKind | 'request';

// What follows these is still wished for: `we don't want to lose data`.
const harm =
  '(?!(?:to )?(?:lose|have to|miss|break|wait|risk|see errors|any(?:one|body)|users?|people|customers?|them|us|it to|you to|everyone)\\b)';

/** A pattern with a group names what is left of the statement; else that is what follows it. */
export const stances: Readonly<Record<Language, readonly (readonly [Pattern, RegExp])[]>> = {
  en: [
    [
      'risk',
      /^(?:(?:i|we)(?:'m|'re| am| are)? )?(?:a (?:bit|little) |quite |very |kinda |kind of |really |also |just |only |somewhat |slightly |rather )*(?:worried|afraid|scared|concerned|nervous|anxious)(?: (?:that|about|of|because))? (?!if\b|whether\b)/i,
    ],
    ['risk', /^(?:i|we) (?:really |do |also )?(?:worry|fear)(?: (?:that|about))? /i],
    [
      'risk',
      /^(?:(?:one|another|the|my|our|a|only|main|biggest|big|other|single|real) ){1,3}(?:thing (?:(?:that )?(?:i|we) (?:worry|am worried|are worried|fear)|that worries (?:me|us))(?: about)?|concern|worry|fear|risk)(?: (?:is|here is|would be|i have is))?(?: that)?[:,]? /i,
    ],
    ['risk', /^(?:risks?|concerns?|worr(?:y|ies)|fear)(?: (?:is|here))?(?: that)?[:,]? /i],
    ['risk', /^(?:watch out|be careful|careful|beware|heads[- ]up|caveat)(?: (?:for|of|that|with))?[:,]? /i],
    ['risk', /^(?:i|we)(?:'d| would) (?:really )?hate (?:it if |to |for )/i],
    ['risk', /^what (?:worries|scares|concerns) (?:me|us)(?: (?:most|a bit|a little))? is (?:that )?/i],
    [
      'outOfScope',
      new RegExp(
        `^(?:(?:i|we|you|please) )?(?:really |definitely |absolutely |explicitly |also )*(?:(?:is|are) not going to|do not|don't|would not|wouldn't|won't|will not|are not going to|aren't going to|'re not going to)(?: really| even)? (?:want|need|plan|intend|wish|care (?:about|for)|bother with|support|cover|tackle|deal with|go into|get into)(?: ${harm}(?:to )?(?:go into|get into|deal with|touch|bother with|build|add|do|support|include|handle|change))?(?: anything(?: fancy)? like)? ${harm}`,
        'i',
      ),
    ],
    [
      'outOfScope',
      /^(?:please )?(?:no|nothing) (?!way\b|one\b|clue\b|guess\b|plan\b|surprise\b|longer\b|idea\b|more\b|matter\b|problem\b|wonder\b|doubt\b|less\b|later\b|reason\b|luck\b|sign\b|option\b|possibility\b|need\b)(?=[^,.;]{3,80}[.!]*$|[^,.;]{3,80}[,;])(?!.*\b(?:is|are|was|were|has|have|can|could|would|will|gets?|when|if|until|unless|happens?|appears?|shows?|exists?|allowed|permitted|acceptable|possible)\b)/i,
    ],
    [
      'outOfScope',
      /^(?:(?:i|we)(?:'m| am|'re| are) )?not (?:looking|planning|trying|going|aiming|asking|trying) (?:to|for) /i,
    ],
    [
      'outOfScope',
      /^(?:please )?(?:(?:we(?:'re| are)? |i(?:'m| am)? )?not (?:touch|chang|alter|modify)ing|(?:do not|don't|never) (?:touch|change|alter|modify))(?: to)? (?!how\b|what\b|it\b|this\b|that\b)(?=[^,.;]{3,60}[.!]*$)(?!.*\b(?:when|if|while|until|unless|after|before)\b)/i,
    ],
    ['outOfScope', /^(?:not (?:now|yet|needed|planned|included|required|in scope|in v1)|later|no need)[:,] /i],
    [
      'outOfScope',
      /^(.{3,160}?),? (?:is|are|would be) (?:explicitly |definitely |clearly |also |really )*(?:not|no) (?:a |an )?(?:(?:topic|goal|part|subject|requirement|priority)|needed|necessary|planned|included|in scope|wanted)(?: (?:here|for now|right now|now|of (?:this|it|the \w+)|this time|yet))*[.!]*$/i,
    ],
    ['outOfScope', /^(.{3,80}?) (?:is|are) (?:deliberately |explicitly )?out(?: for (?:now|v1|this one))?[.!]*$/i],
    [
      'idea',
      /^(?:i|we)(?:'m|'re| am| are| was| were)? (?:also )?(?:thinking|thought)(?: (?:of|about|that|maybe))* (?=\S+ \S)/i,
    ],
    ['idea', /^(?:i|we) (?:also )?(?:envision|imagine|foresee|envisage) (?:that )?(?=\S+ \S)/i],
    ['idea', /^(?:the |my |one |a )?suggestion (?:is|would be) (?:to |that )?(?=\S+ \S)/i],
    ['idea', /^((?:perhaps|maybe) (?!we should|the problem)\S+ \S+ \S.*)$/i],
    ['idea', /^(?:i|we)(?:'d| would)? (?:also )?(?:suggest|propose|recommend) (?:that |to )?(?=\S+ \S)/i],
    [
      'idea',
      /^(?:my|our|one|a possible|the technical) (?:rough )?(?:idea|approach|plan|suggestion|proposal) (?:is|was|would be)(?: to| that)?[:,]? /i,
    ],
    [
      'idea',
      /^(?:it'?s |it is |it would |it'd )?(?:be )?(?:probably|maybe|perhaps) (?:be )?(?:the )?(?:easiest|best|simplest|cheapest) (?:to |is to |way is to )/i,
    ],
    [
      'goal',
      /^(?:i|we)(?: was| were|'m| am|'re| are)? (?:just )?wonder(?:ing|ed)? (?:if|whether) (?:it would be possible to |(?:we|you|it|there|one|people|users) (?:can|could|might) (?:be )?)/i,
    ],
    [
      'goal',
      /^(?:hi,? |hello,? |hey,? )?(?:can|could|would|will) (?:you|u|someone|somebody|anyone)(?: all| guys)? (?:please |maybe |possibly |perhaps |also |kindly )*(?!describe|tell|explain|confirm|clarify|say|elaborate|share|give more|consider)/i,
    ],
    [
      'goal',
      /^(?:can|could|should|may) we (?:please |maybe |possibly |perhaps |also |just |consider (?=\w+ing\b))*(?=(?:add|allow|build|chang|creat|enabl|expos|extend|giv|hav|hid|implement|improv|includ|introduc|mak|mov|offer|provid|show|support)ing\b.{6}|(?:add|allow|build|change|create|enable|expose|extend|fix|get|give|have|hide|implement|improve|include|introduce|let|limit|make|offer|provide|show|support|warn)\b.{6})/i,
    ],
    [
      'goal',
      /^(?:would|is) it (?:be )?(?:at all )?(?:possible|feasible|an option|okay|ok)(?: for (?:you|us|someone))? to (?:please |also )?/i,
    ],
    ['goal', /^(?:is|would) (?:it|there) be (?:a |any )?(?:way|chance) to /i],
    ['goal', /^(?:is there (?:a|any) (?:way|chance) to|any (?:chance|way) (?:of|to|(?:that )?we (?:can|could))) /i],
    [
      'goal',
      /^(?:what if|how about(?: if)?) (?=(?:\w+ ){1,4}(?:could|can|were able to|would) \S+ \S|(?:add|show|hav|giv|mak|us)ing\b)/i,
    ],
    ['goal', /^(?:would|will) you consider (?=\S+ \S)/i],
    ['goal', /^why (?:not|don't we) (?=\S+ \S+ \S)/i],
  ],
  de: [
    ['risk', /^(?:risiko|gefahr|bedenken|sorge)(?: (?:ist|dabei))?[:,] /i],
    [
      'outOfScope',
      /^(?:wir|ich) (?:wollen|möchten?|brauchen?|planen|will) (?:\p{L}+ )?kein\p{L}* (?!daten verl)(?=\S)/iu,
    ],
    [
      'outOfScope',
      /^(?!(?:das|dies|es|sie|ihn|wer|was) )(.{3,80}?) (?:fassen|rühren|packen) wir (?:jetzt |hier |dabei |erst ?mal |vorerst |diesmal )?nicht an[.!]*$/iu,
    ],
    ['goal', /^(?:ich|wir) stell\p{L}* (?:mir|uns) (?:das |es )?(?:so )?vor,? (?:dass )?/iu],
    [
      'outOfScope',
      /^kein\p{L}* (?!Ahnung|Idee|Plan|Frage|Zweifel|Problem|Möglichkeit|Wunder|Sorge|Lust)(?=\p{Lu})(?!.*\s(?:ist|sind|hat|haben|wird|werden|kann|können|mehr|wenn)(?!\p{L}))/iu,
    ],
    [
      'outOfScope',
      /^(.{3,160}?),? (?:ist|sind|wäre|wären) (?:ausdrücklich |bewusst |erst ?mal |vorerst |aktuell |derzeit |hier |auch |jetzt )*(?:kein (?:thema|ziel)|nicht (?:dabei|nötig|notwendig|geplant|teil|vorgesehen|gewünscht|gefordert|gegenstand|erforderlich))(?: (?:hier|dabei|jetzt|vorerst|ici|pour l'instant|aquí|ahora|por ahora|aqui|agora|por enquanto|здесь|сейчас|пока))?[.!]*$/iu,
    ],
    [
      'request',
      /^(?:könn(?:t|te|ten|tet|en) (?:ihr|wir|sie|man|du|jemand)|kann(?:st)? (?:man|du|jemand)|können (?:wir|sie)) (?:bitte |vielleicht |eventuell |auch )*(?!ihr |sagen|erklären)/i,
    ],
    ['request', /^(?:wäre es|ist es) (?:möglich|denkbar),? (?!dass|wenn)/i],
  ],
  fr: [
    ['risk', /^(?:risque|crainte|attention)(?: est)?(?: que)?[:,]? :? ?(?=\S+ \S)/i],
    ['outOfScope', /^pas (?:de |d'|besoin (?:de |d'))(?!problème|souci)/i],
    [
      'outOfScope',
      /^(?:nous|on|je) ne (?:voulons|veut|veux|souhaitons|souhaite|touchons|touche|prévoyons|gérons|gère|ferons|fera|fait) pas (?:toucher (?:à |au |aux )|de |d'|à |au |aux )?(?!que |perdre)/i,
    ],
    [
      'outOfScope',
      /^(.{3,160}?) (?:n'est|ne sont|ne fait|ne font) pas (?:prévu\p{L}*|nécessaires?|partie|au programme|le sujet|concerné\p{L}*|demandé\p{L}*)(?: (?:hier|dabei|jetzt|vorerst|ici|pour l'instant|aquí|ahora|por ahora|aqui|agora|por enquanto|здесь|сейчас|пока))?[.!]*$/iu,
    ],
    [
      'request',
      /^(?:est-ce (?:qu'il serait possible de |qu'on (?:peut|pourrait) |que (?:vous (?:pouvez|pourriez)|l'on (?:peut|pourrait)) )|(?:pouvez|pourriez|peux|pourrais)-(?:vous|tu) |(?:peut|pourrait)-on |(?:serait-il|est-il) possible (?:de |d'))(?:s'il vous plaît )?/i,
    ],
  ],
  es: [
    ['risk', /^(?:riesgo|temor|cuidado)(?: es)?(?: que)?[:,] /i],
    ['outOfScope', /^(?:nada de|sin) (?=\p{L}{3,}(?: \p{L}+){0,5}[.!]?$)/iu],
    [
      'outOfScope',
      /^(?:no (?:queremos|quiero|vamos a|necesitamos|pretendemos|se trata de)) (?:tocar |hacer |tener |incluir )?(?:el tema de )?(?!que |perder|tener que)/i,
    ],
    [
      'outOfScope',
      /^(.{3,160}?) no (?:es|son|está|están|entra|entran) (?:necesari\p{L}+|parte|previst\p{L}+|incluid\p{L}+|en (?:el|este) alcance)(?: (?:hier|dabei|jetzt|vorerst|ici|pour l'instant|aquí|ahora|por ahora|aqui|agora|por enquanto|здесь|сейчас|пока))?[.!]*$/iu,
    ],
    [
      'request',
      /^¿?(?:se (?:puede|podría)n?|(?:podría[ns]?|puedes|podemos|podríamos|podéis|podríais)(?: ustedes)?|(?:sería|es) posible) (?=\p{L}+(?:ar|er|ir)(?:lo|la|los|las|se|me|nos)?(?!\p{L}))/iu,
    ],
  ],
  pt: [
    ['risk', /^(?:risco|receio|cuidado)(?: é)?(?: que)?[:,] /i],
    ['risk', /^(?:(?:o )?(?:meu|nosso) (?:receio|medo|risco) é (?:que|de que) )/i],
    ['outOfScope', /^(?:nada de|sem) (?=\p{L}{3,}(?: \p{L}+){0,5}[.!]?$)/iu],
    [
      'outOfScope',
      /^(?:(?:nós )?não (?:queremos|quero|vamos|precisamos(?: de)?|pretendemos)) (?:mexer (?:no |na |em |nos |nas )|tratar (?:da |do |de |das |dos )|fazer |ter |incluir )?(?!que |perder|ter que)/i,
    ],
    [
      'outOfScope',
      /^(.{3,160}?) não (?:é|são|está|estão|entra|entram|faz|fazem) (?:necessári\p{L}+|parte|previst\p{L}+|incluíd\p{L}+|no escopo|agora)(?: (?:hier|dabei|jetzt|vorerst|ici|pour l'instant|aquí|ahora|por ahora|aqui|agora|por enquanto|здесь|сейчас|пока))?[.!]*$/iu,
    ],
    [
      'request',
      /^(?:(?:vocês? )?(?:podem|poderiam|pode|poderia|podemos|poderíamos)|(?:seria|é) possível|dá para|tem como) (?=\p{L}+(?:ar|er|ir|or)(?:-\p{L}+)?(?!\p{L}))/iu,
    ],
  ],
  it: [
    ['risk', /^(?:rischio|timore|attenzione)(?: è)?(?: che)?[:,] /i],
    ['risk', /^(?:il )?(?:mio|nostro) (?:timore|rischio) è (?:che|di) /i],
    [
      'risk',
      /^(?:(?:ho|abbiamo) (?:un po' di )?(?:paura|timore)|(?:mi|ci) preoccupa(?: il fatto)?|(?:temo|temiamo)) (?:che |di )?/i,
    ],
    ['outOfScope', /^(?:niente|senza|nessun\p{L}*) (?=\p{L}{3,}(?: \p{L}+){0,5}[.!]?$)/iu],
    [
      'outOfScope',
      /^(?:(?:noi )?non (?:vogliamo|voglio|intendiamo|dobbiamo|deve|devono|ci serve|ci servono|serve|servono|tocchiamo|gestiamo)) (?:gestire |toccare |fare |avere |includere |cambiare )?(?!che |perdere|più|dover)/i,
    ],
    [
      'outOfScope',
      /^(.{3,160}?) non (?:è|sono|fa|fanno|rientra|rientrano|serve|servono|va|vanno) ?(?:necessari\p{L}+|parte|previst\p{L}+|inclus\p{L}+|(?:nell')?ambito|toccat\p{L}+)?(?: (?:qui|adesso|per ora|al momento))?[.!]*$/iu,
    ],
    ['idea', /^(?:pensav(?:o|amo)|stav(?:o|amo) pensando|avrei pensato|si pensava) (?:di |a )(?=\S+ \S)/i],
    ['idea', /^(?:la )?(?:mia|nostra) (?:idea|proposta) (?:è|sarebbe) (?:di |che )?(?=\S+ \S)/i],
    [
      'goal',
      /^.{0,40}?(?:volevo|vorrei|volevamo) (?:chieder(?:e|vi|ti|le)|proporre|proporvi|suggerire|suggerirvi) (?:se (?:è|sarebbe|fosse) possibile |di |che )?(?=\p{L}+(?:are|ere|ire|rre|rsi|rlo|rla|rli|rle)(?!\p{L}))/iu,
    ],
    [
      'request',
      /^(?:si (?:può|potrebbe)|(?:potreste|potresti|potete|puoi|potremmo|possiamo)|(?:sarebbe|è) possibile) (?:anche |per favore )?(?=\p{L}+(?:are|ere|ire|rre|rlo|rla|rli|rle)(?!\p{L}))/iu,
    ],
  ],
  ru: [
    [
      'risk',
      /^(?:(?:я|мы) )?(?:боюсь|боимся|опасаюсь|опасаемся|беспокоюсь|беспокоимся|есть риск|есть опасение),? что /iu,
    ],
    ['risk', /^(?:риск|опасение)(?: в том,? что)?[:,] /iu],
    [
      'outOfScope',
      /^(.{3,160}?) (?:пока |сейчас |точно |нам )*не (?:нужн\p{L}+|требу\p{L}+|планиру\p{L}+|входит|входят|предполага\p{L}+|рассматрива\p{L}+|делаем|трогаем)(?: (?:hier|dabei|jetzt|vorerst|ici|pour l'instant|aquí|ahora|por ahora|aqui|agora|por enquanto|здесь|сейчас|пока))?[.!]*$/iu,
    ],
    [
      'outOfScope',
      /^(?:мы )?не (?:будем|планируем|хотим|собираемся|трогаем|делаем) (?:делать |трогать |менять )?(?!теря|чтобы)/iu,
    ],
    ['outOfScope', /^(?:без|никак\p{L}+) (?=\p{L}{3,}(?: \p{L}+){0,4}[.!]?$)/iu],
    [
      'request',
      /^(?:можно ли|можете ли(?: вы)?|не могли бы(?: вы)?|возможно ли|нельзя ли) (?:пожалуйста,? )?(?=\p{L}+(?:ть|ти|чь)(?:ся)?(?!\p{L}))/iu,
    ],
  ],
  zh: [
    ['risk', /^(?:我们?|有点|比较|主要|就是|也|很|最)*(?:担心|害怕|担忧|怕|风险(?:是|在于))(?:的是)?[，,：:]?/u],
    [
      'outOfScope',
      /^(?:我们|暂时|目前|先|本期|这次|这期|暂|也|一期|明确)*(?:不考虑|不打算|不需要|不做|不想|不要|不用|无需|不涉及|不包括|不包含|不管|不碰)(?:做|有|处理)?(?=[^，,。]{2,40}(?:[。！]?$|[，,]))/u,
    ],
    [
      'outOfScope',
      /^([^，,。]{2,40})(?:暂时|目前|先|本期|这次|这期|暂)*(?:不考虑|不需要|不做|不用做|不涉及|不包括|不在范围内?)[。！]?$/u,
    ],
    ['idea', /^(?:也|正|在)*(?:考虑|打算|计划|准备|倾向于)(?:使用|采用|引入|用)(?=.{4})/u],
    ['request', /^(?:请问)?(?:能否|能不能|可否|可不可以|是否可以|可以不可以|是否能)(.+?)(?:吗|么|呢)?[？?]$/u],
  ],
  ja: [
    [
      'outOfScope',
      /^(?:.{2,60}(?:だけ|のみ)(?:で|とし|が対象で|を対象とし)、)?(.{2,80}?)(?:は|も)(?:今回は?|特に|まだ|当面|一切)*(?:要りません|いりません|要らない(?:です)?|いらない(?:です)?|不要(?:です|とします)?|必要ありません|必要ない(?:です)?|対象外(?:です|とします)?|考えていません|扱いません|扱わない|やりません|やらない|行いません|行わない|予定していません|予定はありません|含めません|含めない)[。！]?$/u,
    ],
    [
      'request',
      /^(.{4,}?)(?:(?:すること|こと)は(?:可能|できます)(?:でしょう|です)?か|できるようになりませんか|できないでしょうか|(?:し)?て(?:もらえ|いただけ)(?:ます|ない(?:です|でしょう)|ません)か)[？?。]?$/u,
    ],
  ],
};
