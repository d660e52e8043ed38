// What says nothing that can be checked, by language. A language without a list here is not judged.
import { languages, type Language } from '../../documents/language.ts';

/** Words for a quality, without a measure of it. `{l}` stands for further letters of the word. */
const qualities: Readonly<Record<Language, string>> = {
  en: '(?:high|heavy|peak|large) loads?|timely|in a timely manner|(?<=\\b(?:be|is|are|be?come|becomes|remains?|stays?|keeps?|more|very|highly|sufficiently|reasonably|reliably|adequately) )stable|stable(?= (?:and|but|or|enough)\\b)|stable(?= (?:(?:\\p{L}+ )?(?:systems?|apps?|applications?|platforms?|services?|servers?|software|connections?|performance|operations?|releases?|experience|manner|way|environments?))\\b(?! (?:state|version|id|url|uri|url|order|name)s?\\b))|stability|promptly|swiftly|low latency|high throughput|high availability|good performance|convenient|conveniently|comfortable|appealing|attractive|cost[- ]effective|at scale|significant(?:ly)?|noticeabl[ey]|substantial(?:ly)?|considerabl[ey]|well[- ]performing|short (?:loading|load|response|waiting) times?|(?<!\\bfail(?:s|ed|ing)?[- ])fast(?!(?: |-)(?:checks?|paths?|lanes?|tracks?|forward\\p{L}*|mode|fail\\p{L}*|tests?|tier|suites?)\\b)|faster|quick(?!\\s+\\p{L})|quickly|rapidly?|speedy|snappy|(?<=\\b(?:be|is|are|not|feels?|too|very|so|get|gets|becomes?) )slow|user[- ]friendly(?!\\s+(?:error )?messages?)|intuitive|intuitively|easy to use|easily|easier to (?:use|understand)|ease of use|simple to use|seamless|seamlessly|smooth|smoothly|robust|robustly|robustness|scalable|scalability|performant|efficient|efficiently|reliable|reliably|flexible|modern|high[- ]performance|high[- ]quality|highly available|state[- ]of[- ]the[- ]art|best[- ]in[- ]class|world[- ]class|lightweight|maintainable|elegant|pleasant|delightful|polished',
  de: '(?:hohe|hoher|hohen|großer|starker) last|stabil{l}|rasch{l}|bequem{l}|komfortabel|komfortable{l}|ansprechend{l}|leicht verst[äa]ndlich{l}|einfach bedienbar{l}|deutlich{l}|sp[üu]rbar{l}|merklich{l}|erheblich{l}|kurze{l} (?:lade|antwort|warte)zeit{l}|gute{l} performance|zeitnah{l}|schnell|schneller{l}|z[üu]gig{l}|benutzerfreundlich{l}|nutzerfreundlich{l}|intuitiv{l}|einfach zu (?:bedienen|benutzen|verwenden)|leicht bedienbar{l}|reibungslos{l}|nahtlos{l}|robust{l}|skalierbar{l}|performant{l}|effizient{l}|zuverl[äa]ssig{l}|flexibel|flexible{l}|modern{l}|hochwertig{l}|hochverf[üu]gbar{l}|wartbar{l}|übersichtlich{l}',
  fr: '(?<=\\b(?:est|soit|être|sont|sera|seront|reste|rester|(?:système|application|plateforme|service|connexion|fonctionnement|expérience|façon|manière)) (?:plus |très )?)stables?|forte charge|confortable|agréable|attrayant{l}|nettement|sensiblement|considérable{l}|rapide{l}|convivial{l}|ergonomique|intuitif{l}|intuitive{l}|facile (?:[àa] utiliser|d.utilisation)|facilement|fluide|robuste|évolutif{l}|performant{l}|efficace{l}|fiable|flexible|moderne|réactif{l}|de haute qualité|transparente?',
  es: '(?<=\\b(?:es|sea|ser|son|será|serán|está|estar|permanece|permanecer|sigue|mantenerse?|(?:sistema|aplicación|plataforma|servicio|conexión|rendimiento|funcionamiento|operación|experiencia|forma|manera)) (?:más |muy )?)estables?|alta carga|carga alta|cómod{l}|atractiv{l}|sencill{l}|notable{l}|considerable{l}|significativ{l}|rápid{l}|ágil|fácil de (?:usar|utilizar)|fácilmente|amigable|intuitiv{l}|fluid[oa]|robust{l}|escalable|eficiente{l}|fiable|confiable|flexible|modern{l}|de alta calidad|de alto rendimiento',
  pt: '(?<=\\b(?:é|seja|ser|são|será|serão|está|estar|permanece|permanecer|continua|manter-se|(?:sistema|aplicação|aplicativo|plataforma|serviço|conexão|desempenho|funcionamento|operação|experiência|forma|maneira)) (?:mais |muito )?)estáve(?:l|is)|alta carga|carga alta|cômod{l}|atraente|notável|notavelmente|considerável|consideravelmente|significativ{l}|rápid{l}|ágil|fácil de (?:usar|utilizar)|facilmente|amigável|intuitiv{l}|fluid[oa]|robust{l}|escalável|eficiente{l}|confiável|flexível|modern{l}|de alta qualidade|de alto desempenho',
  it: 'comod{l}|attraent{l}|notevol{l}|considerevol{l}|significativ{l}|rapid{l}|veloc{l}|agile|facil{l} da usare|facilmente|intuitiv{l}|fluid[oaie]|robust[oaie]|scalabil{l}|efficient{l}|affidabil{l}|flessibil{l}|modern[oaie]|di alta qualità|ad alte prestazioni',
  ru: 'стабильн{l}|высок{l} нагрузк{l}|комфортн{l}|значительн{l}|существенн{l}|быстр{l}|удобн{l}|интуитивн{l}|легко|надёжн{l}|надежн{l}|масштабируем{l}|производительн{l}|эффективн{l}|гибк{l}|современн{l}|плавн{l}|качественн{l}',
  zh: '高负载|高并发|及时|舒适|显著|明显|快速|迅速|高效|友好|易用|易于使用|简单易用|直观|流畅|无缝|健壮|稳定|可靠|可扩展|灵活|现代化|高性能|高质量|高可用',
  ja: '高負荷|安定し|安定的|大幅に|著しく|速い|高速|迅速|素早く|速やか|使いやす[いく]|直感的|簡単に|スムーズ|シームレス|堅牢|スケーラブル|効率的|信頼性の高い|柔軟|モダン|高性能|高品質|快適',
};

/** Words that leave open what is meant. */
const hedges: Readonly<Record<Language, string>> = {
  en: 'acceptable|suitable|suitably|satisfactory|satisfactorily|ideally|preferably|(?:when|where|wherever) (?:possible|practical|practicable|necessary|needed|appropriate|feasible)|whenever (?:possible|necessary|needed)|as (?:far|much|little|few|many) as (?:possible|practical|practicable|necessary|needed)|as required|if (?:feasible|appropriate|practical|required)|to the extent possible|and the like|and similar|or similar|or so|and more|among others|such as but not limited to|including but not limited to|best effort|usually|generally|mostly|appropriate|appropriately|adequate|adequately|sufficient|sufficiently|reasonable|reasonably|gracefully|as needed|as necessary|as appropriate|if (?:necessary|needed|possible)|where (?:possible|feasible|applicable)|etc\\.?|and so on|and\\/or|some kind of|as soon as possible|asap|minimal|various|better|improved|proper|properly',
  de: 'nach m[öo]glichkeit|nach bedarf|gegebenenfalls|ggf\\.?|idealerweise|in der regel|meistens|weitestgehend|weitgehend|wo (?:n[öo]tig|m[öo]glich|sinnvoll)|wenn (?:n[öo]tig|sinnvoll)|sofern m[öo]glich|soweit (?:n[öo]tig|sinnvoll)|akzeptab(?:el|le{l})|passend{l}|vern[üu]nftig{l}|ordnungsgem[äa][sß]{l}|und [äa]hnliches|o\\. ?[äa]\\.|u\\. ?[äa]\\.|unter anderem|angemessen{l}|geeignet{l}|ausreichend{l}|hinreichend{l}|sinnvoll{l}|bei bedarf|falls n[öo]tig|wenn m[öo]glich|soweit m[öo]glich|möglichst|usw\\.?|etc\\.?|und so weiter|so bald wie m[öo]glich|diverse{l}|besser{l}',
  fr: 'dans la mesure du possible|autant que possible|idéalement|de préférence|acceptable{l}|convenable{l}|et ainsi de suite|entre autres|en général|généralement|approprié{l}|adéquat{l}|suffisant{l}|raisonnable{l}|si (?:nécessaire|possible|besoin)|le cas échéant|etc\\.?|dès que possible|au besoin|divers|meilleur{l}',
  es: 'en la medida de lo posible|en lo posible|si procede|cuando sea (?:posible|necesario)|idealmente|preferiblemente|de preferencia|aceptable{l}|y así sucesivamente|entre otros|por lo general|generalmente|oportun{l}|apropiad{l}|adecuad{l}|suficiente{l}|razonable{l}|si es (?:necesario|posible)|según sea necesario|etc\\.?|lo antes posible|divers{l}|mejor',
  pt: 'na medida do possível|sempre que (?:possível|necessário)|quando (?:possível|necessário)|idealmente|de preferência|preferencialmente|aceitáve{l}|e assim por diante|entre outros|geralmente|apropriad{l}|adequad{l}|suficiente{l}|razoáve{l}|se (?:necessário|possível)|conforme necessário|etc\\.?|o mais rápido possível|divers{l}|melhor',
  it: 'per quanto possibile|nella misura del possibile|quando (?:possibile|necessario)|idealmente|preferibilmente|accettabil{l}|e così via|tra (?:gli )?altri|generalmente|in genere|opportun{l}|appropriat{l}|adeguat{l}|sufficient{l}|ragionevol{l}|se (?:necessario|possibile)|ecc\\.?|il prima possibile|divers[ie]|miglior{l}',
  ru: 'в идеале|желательно|приемлем{l}|и так далее|по мере (?:возможности|необходимости)|как правило|соответствующ{l}|подходящ{l}|достаточн{l}|разумн{l}|при необходимости|по возможности|и т\\. ?[дп]\\.?|как можно скорее|различн{l}|лучше',
  zh: '视情况|如有可能|最好|可接受|通常|之类|适当|合适|足够|合理|必要时|如有需要|尽可能|尽快|等等|若干|各种|更好',
  ja: '理想的には|許容できる|可能なら|原則として|適宜|適切な?に?|十分な?に?|妥当な|必要に応じて|可能であれば|可能な限り|できるだけ|なるべく|早急に|様々な|より良い',
};

/** Phrases that every result fulfils. They are no criterion. What is refused is seen, however properly. */
const empty: Readonly<Record<Language, string>> = {
  en: '(?:is|are|gets?|been|be) (?:\\p{L}+ly )?(?!(?:reject|refus|block|deni|forbidd|prevent)\\p{L}*)\\p{L}+(?:ed|en|wn|lt|nt|ut|ld) (?:correctly|properly|appropriately|as (?:expected|intended|designed|desired|planned))(?=\\s*[.;]?\\s*$)|(?:is|are) (?:correctly|properly) (?!(?:reject|refus|block|deni|forbidd|prevent)\\p{L}*)\\p{L}+(?:ed|en)(?=\\s*[.;]?\\s*$)|(?:works?|functions?|behaves?|runs?|performs?|operates?|goes|go) (?:\\p{L}+ )?(?:without (?:any )?(?:issues?|problems?|trouble|difficult(?:y|ies))|(?:correctly|properly|flawlessly|reliably|perfectly|nicely))|everything (?:is|are) (?:in order|fine|ready|done|correct)|no problems? (?:occur|arise)s?|there are no (?:bugs|issues|problems)|(?:is|are) (?:satisfied|happy|pleased) with|makes? sense(?=\\s*[.;]?\\s*$)|is (?:easy|simple|clear) to (?:use|understand)|is (?:usable|sound|solid)(?=\\s*[.;]?\\s*$)|(?<!\\b(?:tree|directory|worktree|repository|repo|checkout|status|index|workspace|build|lint|linter|linting|report|scan|log|output) )is clean(?=\\s*[.;]?\\s*$)|(?:works?|working|functions?|behaves?|runs?|performs?|operates?|displays?|renders?|loads?) (?:correctly|properly|as (?:expected|intended|designed|desired)|well|fine|ok|okay|without (?:issues|problems)|smoothly)|everything (?:works|is working)(?: (?:correctly|properly|well|fine|as (?:expected|intended|designed|desired)))?|is (?:correct|fine|good|ok|okay|done|complete)(?=\\s*[.;]?\\s*$)|no (?:more )?(?:bugs|issues|problems)(?=\\s*[.;]?\\s*$)|meets? (?:the )?(?:expectations|requirements|needs)|(?:users|customers|stakeholders|everyone) (?:are|is) (?:happy|satisfied|pleased)|good (?:ux|user experience|quality|performance)|clean code|code is clean|high[- ]quality code',
  de: '(?:ist|sind|wird|werden) (?:\\p{L}+ )?(?:korrekt|richtig|ordnungsgem[äa](?:ß|ss)|sauber|vernünftig)(?: \\p{L}+)?(?=\\s*[.;]?\\s*$)|(?:funktioniert|funktionieren|l[äa]uft|laufen|klappt|klappen) (?:\\p{L}+ )?(?:korrekt|richtig|einwandfrei|reibungslos|fehlerfrei|problemlos|sauber|zuverl[äa]ssig|ohne (?:probleme|schwierigkeiten))|(?:funktioniert|funktionieren|klappt|klappen)(?=\\s*[.;]?\\s*$)|alles ist (?:gut|in ordnung|korrekt|richtig|fertig)|(?:funktioniert|funktionieren|läuft|laufen|arbeitet|verhält sich) (?:korrekt|richtig|einwandfrei|wie (?:erwartet|gewünscht|vorgesehen)|gut|problemlos|ohne probleme)|alles (?:funktioniert|läuft)|keine (?:fehler|probleme)(?=\\s*[.;]?\\s*$)|erfüllt (?:die )?(?:erwartungen|anforderungen)|(?:nutzer|benutzer|kunden|anwender) sind zufrieden|gute (?:ux|qualität|performance)|sauberer code',
  fr: '(?:est|sont) \\p{L}+(?:é|ée|és|ées|i|ie|is) correctement|(?:fonctionne|fonctionnent|marche|marchent)(?=\\s*[.;]?\\s*$)|(?:fonctionne|fonctionnent|marche|marchent|se comporte) (?:correctement|bien|comme (?:prévu|attendu)|sans problème)|tout (?:fonctionne|marche)|répond aux (?:attentes|besoins)|(?:les )?(?:utilisateurs|clients) sont (?:satisfaits|contents)|bonne (?:qualité|performance)',
  es: '(?:se|es|son|está|están) \\p{L}+ (?:correctamente|adecuadamente)(?=\\s*[.;]?\\s*$)|(?:funciona|funcionan)(?=\\s*[.;]?\\s*$)|todo está (?:bien|correcto|en orden)|(?:funciona|funcionan|se comporta) (?:correctamente|bien|como (?:se espera|está previsto)|sin problemas)|todo funciona|cumple (?:con )?(?:las expectativas|los requisitos)|(?:los )?(?:usuarios|clientes) están (?:satisfechos|contentos)|buena (?:calidad|experiencia)',
  pt: '(?:é|são|está|estão) \\p{L}+ (?:corretamente|adequadamente)(?=\\s*[.;]?\\s*$)|(?:funciona|funcionam)(?=\\s*[.;]?\\s*$)|tudo está (?:bem|certo|em ordem)|(?:funciona|funcionam|se comporta) (?:corretamente|bem|como (?:esperado|previsto)|sem problemas)|tudo funciona|atende (?:às expectativas|aos requisitos)|(?:os )?(?:usuários|clientes) (?:estão|ficam) satisfeitos|boa (?:qualidade|experiência)',
  it: '(?:è|sono|viene|vengono) \\p{L}+ (?:correttamente|adeguatamente)(?=\\s*[.;]?\\s*$)|(?:funziona|funzionano)(?=\\s*[.;]?\\s*$)|(?:funziona|funzionano|si comporta) (?:correttamente|bene|come previsto|senza problemi)|tutto funziona|soddisfa (?:le aspettative|i requisiti)|(?:gli )?(?:utenti|clienti) sono (?:soddisfatti|contenti)|buona (?:qualità|esperienza)',
  ru: '(?:работает|работают)(?=\\s*[.;]?\\s*$)|всё в порядке|(?:работает|работают|функционирует) (?:корректно|правильно|хорошо|как (?:ожидается|надо|положено)|без (?:проблем|ошибок))|всё работает|все работает|пользователи (?:довольны|удовлетворены)|соответствует (?:ожиданиям|требованиям)',
  zh: '正确(?:地)?(?:处理|显示|运行|工作)(?=[。;；.]?\\s*$)|一切正常|正常(?:工作|运行|使用)|工作正常|运行正常|符合(?:预期|要求)|用户满意|没有(?:问题|错误|bug)',
  ja: '正しく(?:処理|表示)される(?=[。.]?\\s*$)|すべて正常|正しく(?:動作|機能)する|正常に(?:動作|機能)する|問題なく(?:動作|機能)する|期待(?:通り|どおり)に?動|ユーザーが満足',
};

/** Who wants or tries something has not said what is then the case: no criterion. */
const intentions: Readonly<Partial<Record<Language, string>>> = {
  en: '(?:we|the team|the developers?|everyone|all)(?: will)? (?:(?:do|does) (?:our|its|their) best|(?:try|tries|want|wants|aim|aims|intend|intends|plan|plans|hope|hopes|strive|strives|attempt|attempts|would like|mean|means)(?: to)?)|(?:try|aim|strive|attempt|intend|hope) to|(?:an|every) (?:effort|attempt) (?:is|will be) made',
  de: '(?:wir|das team|alle) (?:versuch(?:en|t)|wollen|will|möchten?|streben|strebt|bemühen|bemüht|planen|plant|hoffen|hofft)|es wird versucht',
  fr: '(?:nous|l.équipe) (?:essayons|essaie|voulons|veut|souhaitons|souhaite|espérons|espère)|(?:essayer|tenter) de',
  es: '(?:el equipo )?(?:intentaremos|intentamos|queremos|esperamos|procuramos|intenta|intentará|procura)|se (?:intentará|intenta|procurará)',
  pt: '(?:a equipe )?(?:tentaremos|tentamos|queremos|esperamos|procuramos|tenta|tentará)|tentar-se-á',
  it: '(?:il team )?(?:cercheremo|proveremo|cerchiamo|vogliamo|speriamo|cerca|proverà)|si (?:cercherà|proverà) di',
  ru: '(?:мы|команда) (?:постара\\p{L}*|стара\\p{L}*|попыта\\p{L}*|хот\\p{L}*|наде\\p{L}*)',
  zh: '^(?:我们|团队)?(?:希望|打算|努力|尽力|争取)',
  ja: 'よう(?:に)?(?:努力|努め)',
};

/** Verbs of a goal that says only in which direction. */
const directions: Readonly<Record<Language, string>> = {
  en: '(?:(?:our|the) goal is to |we (?:want|aim|need|intend|plan) to |to )?(?:(?:(?:significantly|greatly|continuously|further) )?(?:improv(?:e[sd]?|ing)|enhanc(?:e[sd]?|ing)|optimi[sz](?:e[sd]?|ing)|better|boost(?:s|ed|ing)?|streamlin(?:e[sd]?|ing)|moderni[sz](?:e[sd]?|ing)|simplif(?:y|ies|ied|ying)|strengthen(?:s|ed|ing)?|foster(?:s|ed|ing)?|promot(?:e[sd]?|ing)|encourag(?:e[sd]?|ing)|explor(?:e[sd]?|ing)|investigat(?:e[sd]?|ing)|upgrad(?:e[sd]?|ing)|rethink(?:ing)?|revisit(?:ing)?)|improvements? (?:of|in|to)|(?:better|enhanced|improved|optimi[sz]ed|more efficient) (?!than\\b)|(?:work(?:ing)?|focus(?:ing)?|concentrat(?:e|ing)) on|(?:look|dig) (?:at|into)|deal(?:ing)? with|(?:think|care|talk) about|take care of|consider(?:ing)?|discuss(?:ing)?|(?:keep|bear) [^.\\n]{1,60} in mind|pay attention to|(?:rais|increas|creat|build|promot)(?:e|es|ing) (?:\\p{L}+ )?awareness)\\b|[^.\\n]{1,60}\\b(?:awareness (?:of|for|about|is|grows|increases)|(?:is|are|becomes?|feels?|feel) (?:more )?(?:aware|conscious) of|(?:understands?|knows?|recogni[sz]es?|appreciates?|realizes?|sees?) (?:that|how|why|the (?:importance|value|need|benefits?))(?= \\p{L}))',
  de: '(?:[\\p{L}\\s-]{0,60}\\b)?(?:verbessern|optimieren|modernisieren|vereinfachen|verschlanken)\\s*[.;]?$|verbesserung\\b|optimierung\\b|modernisierung\\b|bessere[sr]?\\b|(?:arbeit|arbeiten|fokus|konzentration) an\\b|auseinandersetzung\\b|[^.\\n]{0,60}(?:bewusstsein|sensibilisier\\p{L}*|im (?:auge|blick|hinterkopf) (?:behalten|haben))',
  fr: '(?:améliorer|optimiser|moderniser|simplifier)|amélioration\\b|optimisation\\b|travailler sur\\b|sensibiliser\\b|tenir compte\\b|renforcer\\b|favoriser\\b',
  es: '(?:mejorar|optimizar|modernizar|simplificar)|mejora\\b|optimización\\b|trabajar en\\b|concienciar\\b|concientizar\\b|tener en cuenta\\b|fortalecer\\b|fomentar\\b|potenciar\\b',
  pt: '(?:melhorar|otimizar|modernizar|simplificar)|melhoria\\b|otimização\\b|trabalhar em\\b|conscientizar\\b|levar em conta\\b|fortalecer\\b|fomentar\\b',
  it: '(?:migliorare|ottimizzare|modernizzare|semplificare)|miglioramento\\b|ottimizzazione\\b|lavorare (?:su|a)\\b|sensibilizzare\\b|tenere conto\\b|rafforzare\\b|favorire\\b|potenziare\\b',
  ru: '(?:улучшить|оптимизировать|модернизировать|упростить)|улучшение|оптимизация|работа над|учитывать|повысить осведомлённость|усилить',
  zh: '(?:改善|优化|提升|改进|加强|关注|推动)',
  ja: '.{0,40}(?:を)?(?:改善|最適化|向上)(?:する|させる)?[。.]?$',
};

const unspaced: readonly Language[] = ['zh', 'ja'];

function compile(lists: Readonly<Partial<Record<Language, string>>>): ReadonlyMap<Language, RegExp> {
  return new Map(
    languages.map((language) => {
      const body = (lists[language] ?? '(?!)').replaceAll('{l}', '\\p{L}*');
      const alone = `(?<![\\p{L}\\p{N}_-])(?:${body})(?![\\p{L}\\p{N}_])(?!-\\p{L})`;
      return [language, new RegExp(unspaced.includes(language) ? `(?:${body})` : alone, 'giu')];
    }),
  );
}

export const qualityWords = compile(qualities);
export const hedgeWords = compile(hedges);
export const emptyPhrases = compile(empty);
export const intentionPhrases = compile(intentions);
export const directionVerbs: ReadonlyMap<Language, RegExp> = new Map(
  languages.map((language) => [
    language,
    new RegExp(`^\\s*(?:[-*+•]\\s*)?(?:\\*\\*)?(?:${directions[language]})`, 'iu'),
  ]),
);
