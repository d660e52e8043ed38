// What says nothing that can be checked, by language. A language without a list here is not judged.
import { languages, type Language } from '../../documents/language.ts';

/** Words for a quality, without a measure of it. `{l}` stands for further letters of the word. */
const qualities: Readonly<Record<Language, string>> = {
  en: 'fast|faster|quick(?!\\s+\\p{L})|quickly|rapidly?|speedy|snappy|slow|user[- ]friendly(?!\\s+(?:error )?messages?)|intuitive|intuitively|easy to use|easily|easier to (?:use|understand)|ease of use|simple to use|seamless|seamlessly|smooth|smoothly|robust|robustly|robustness|scalable|scalability|performant|efficient|efficiently|reliable|reliably|flexible|modern|high[- ]performance|high[- ]quality|highly available|state[- ]of[- ]the[- ]art|best[- ]in[- ]class|world[- ]class|lightweight|maintainable|elegant|pleasant|delightful|polished',
  de: 'schnell|schneller{l}|z[üu]gig{l}|benutzerfreundlich{l}|nutzerfreundlich{l}|intuitiv{l}|einfach zu (?:bedienen|benutzen|verwenden)|leicht bedienbar{l}|reibungslos{l}|nahtlos{l}|robust{l}|skalierbar{l}|performant{l}|effizient{l}|zuverl[äa]ssig{l}|flexibel|flexible{l}|modern{l}|hochwertig{l}|hochverf[üu]gbar{l}|wartbar{l}|übersichtlich{l}',
  fr: 'rapide{l}|convivial{l}|ergonomique|intuitif{l}|intuitive{l}|facile (?:[àa] utiliser|d.utilisation)|facilement|fluide|robuste|évolutif{l}|performant{l}|efficace{l}|fiable|flexible|moderne|réactif{l}|de haute qualité|transparente?',
  es: 'rápid{l}|ágil|fácil de (?:usar|utilizar)|fácilmente|amigable|intuitiv{l}|fluid[oa]|robust{l}|escalable|eficiente{l}|fiable|confiable|flexible|modern{l}|de alta calidad|de alto rendimiento',
  pt: 'rápid{l}|ágil|fácil de (?:usar|utilizar)|facilmente|amigável|intuitiv{l}|fluid[oa]|robust{l}|escalável|eficiente{l}|confiável|flexível|modern{l}|de alta qualidade|de alto desempenho',
  ru: 'быстр{l}|удобн{l}|интуитивн{l}|легко|надёжн{l}|надежн{l}|масштабируем{l}|производительн{l}|эффективн{l}|гибк{l}|современн{l}|плавн{l}|качественн{l}',
  zh: '快速|迅速|高效|友好|易用|易于使用|简单易用|直观|流畅|无缝|健壮|稳定|可靠|可扩展|灵活|现代化|高性能|高质量|高可用',
  ja: '高速|迅速|素早く|速やか|使いやす[いく]|直感的|簡単に|スムーズ|シームレス|堅牢|スケーラブル|効率的|信頼性の高い|柔軟|モダン|高性能|高品質|快適',
};

/** Words that leave open what is meant. */
const hedges: Readonly<Record<Language, string>> = {
  en: 'appropriate|appropriately|adequate|adequately|sufficient|sufficiently|reasonable|reasonably|gracefully|as needed|as necessary|as appropriate|if (?:necessary|needed|possible)|where (?:possible|feasible|applicable)|etc\\.?|and so on|and\\/or|some kind of|in a timely manner|as soon as possible|asap|minimal|various|better|improved|proper|properly',
  de: 'angemessen{l}|geeignet{l}|ausreichend{l}|hinreichend{l}|sinnvoll{l}|bei bedarf|falls n[öo]tig|wenn m[öo]glich|soweit m[öo]glich|möglichst|usw\\.?|etc\\.?|und so weiter|zeitnah|so bald wie m[öo]glich|diverse{l}|besser{l}',
  fr: 'approprié{l}|adéquat{l}|suffisant{l}|raisonnable{l}|si (?:nécessaire|possible|besoin)|le cas échéant|etc\\.?|dès que possible|au besoin|divers|meilleur{l}',
  es: 'apropiad{l}|adecuad{l}|suficiente{l}|razonable{l}|si es (?:necesario|posible)|según sea necesario|etc\\.?|lo antes posible|divers{l}|mejor',
  pt: 'apropriad{l}|adequad{l}|suficiente{l}|razoáve{l}|se (?:necessário|possível)|conforme necessário|etc\\.?|o mais rápido possível|divers{l}|melhor',
  ru: 'соответствующ{l}|подходящ{l}|достаточн{l}|разумн{l}|при необходимости|по возможности|и т\\. ?[дп]\\.?|как можно скорее|различн{l}|лучше',
  zh: '适当|合适|足够|合理|必要时|如有需要|尽可能|尽快|等等|若干|各种|更好',
  ja: '適切な?に?|十分な?に?|妥当な|必要に応じて|可能であれば|可能な限り|できるだけ|なるべく|早急に|様々な|より良い',
};

/** Phrases that every result fulfils. They are no criterion. */
const empty: Readonly<Record<Language, string>> = {
  en: '(?:works?|working|functions?|behaves?|runs?|performs?|operates?|displays?|renders?|loads?) (?:correctly|properly|as (?:expected|intended|designed|desired)|well|fine|ok|okay|without (?:issues|problems)|smoothly)|everything (?:works|is working)|is (?:correct|fine|good|ok|okay|done|complete)(?=\\s*[.;]?\\s*$)|no (?:more )?(?:bugs|issues|problems)(?=\\s*[.;]?\\s*$)|meets? (?:the )?(?:expectations|requirements|needs)|(?:users|customers|stakeholders|everyone) (?:are|is) (?:happy|satisfied|pleased)|good (?:ux|user experience|quality|performance)|clean code|code is clean|high[- ]quality code',
  de: '(?:funktioniert|funktionieren|läuft|laufen|arbeitet|verhält sich) (?:korrekt|richtig|einwandfrei|wie (?:erwartet|gewünscht|vorgesehen)|gut|problemlos|ohne probleme)|alles (?:funktioniert|läuft)|keine (?:fehler|probleme)(?=\\s*[.;]?\\s*$)|erfüllt (?:die )?(?:erwartungen|anforderungen)|(?:nutzer|benutzer|kunden|anwender) sind zufrieden|gute (?:ux|qualität|performance)|sauberer code',
  fr: '(?:fonctionne|fonctionnent|marche|marchent|se comporte) (?:correctement|bien|comme (?:prévu|attendu)|sans problème)|tout (?:fonctionne|marche)|répond aux (?:attentes|besoins)|(?:les )?(?:utilisateurs|clients) sont (?:satisfaits|contents)|bonne (?:qualité|performance)',
  es: '(?:funciona|funcionan|se comporta) (?:correctamente|bien|como (?:se espera|está previsto)|sin problemas)|todo funciona|cumple (?:con )?(?:las expectativas|los requisitos)|(?:los )?(?:usuarios|clientes) están (?:satisfechos|contentos)|buena (?:calidad|experiencia)',
  pt: '(?:funciona|funcionam|se comporta) (?:corretamente|bem|como (?:esperado|previsto)|sem problemas)|tudo funciona|atende (?:às expectativas|aos requisitos)|(?:os )?(?:usuários|clientes) (?:estão|ficam) satisfeitos|boa (?:qualidade|experiência)',
  ru: '(?:работает|работают|функционирует) (?:корректно|правильно|хорошо|как (?:ожидается|надо|положено)|без (?:проблем|ошибок))|всё работает|все работает|пользователи (?:довольны|удовлетворены)|соответствует (?:ожиданиям|требованиям)',
  zh: '正常(?:工作|运行|使用)|工作正常|运行正常|符合(?:预期|要求)|用户满意|没有(?:问题|错误|bug)',
  ja: '正しく(?:動作|機能)する|正常に(?:動作|機能)する|問題なく(?:動作|機能)する|期待(?:通り|どおり)に?動|ユーザーが満足',
};

/** Verbs of a goal that says only in which direction. */
const directions: Readonly<Record<Language, string>> = {
  en: '(?:improve|enhance|optimi[sz]e|better|boost|streamline|moderni[sz]e|simplify)[sd]?\\b',
  de: '(?:[\\p{L}\\s-]{0,60}\\b)?(?:verbessern|optimieren|modernisieren|vereinfachen|verschlanken)\\s*[.;]?$|verbesserung\\b|optimierung\\b|modernisierung\\b',
  fr: '(?:améliorer|optimiser|moderniser|simplifier)|amélioration\\b|optimisation\\b',
  es: '(?:mejorar|optimizar|modernizar|simplificar)|mejora\\b|optimización\\b',
  pt: '(?:melhorar|otimizar|modernizar|simplificar)|melhoria\\b|otimização\\b',
  ru: '(?:улучшить|оптимизировать|модернизировать|упростить)|улучшение|оптимизация',
  zh: '(?:改善|优化|提升|改进)',
  ja: '.{0,40}(?:を)?(?:改善|最適化|向上)(?:する|させる)?[。.]?$',
};

const unspaced: readonly Language[] = ['zh', 'ja'];

function compile(lists: Readonly<Record<Language, string>>): ReadonlyMap<Language, RegExp> {
  return new Map(
    languages.map((language) => {
      const body = lists[language].replaceAll('{l}', '\\p{L}*');
      const alone = `(?<![\\p{L}\\p{N}_-])(?:${body})(?![\\p{L}\\p{N}_])(?!-\\p{L})`;
      return [language, new RegExp(unspaced.includes(language) ? `(?:${body})` : alone, 'giu')];
    }),
  );
}

export const qualityWords = compile(qualities);
export const hedgeWords = compile(hedges);
export const emptyPhrases = compile(empty);
export const directionVerbs: ReadonlyMap<Language, RegExp> = new Map(
  languages.map((language) => [
    language,
    new RegExp(`^\\s*(?:[-*+•]\\s*)?(?:\\*\\*)?(?:${directions[language]})`, 'iu'),
  ]),
);
