// Words without a measure: goals that hold them cannot be checked.
import type { Language } from '../../../../documents/language.ts';

const words: Readonly<Record<Language, string>> = {
  en: '(?:much|far|way) (?:longer|faster|shorter|larger|smaller|better|more|easier)|faster|quicker|longer|better|easier|simpler|more (?:reliable|robust|secure|modern|intuitive|flexible|efficient|performant|user-friendly)|(?:very |really )?(?:fast|quick|quickly|slow|easy|easily|simple|intuitive|user[- ]?friendly|modern|robust|scalable|performant|efficient|efficiently|reliable|flexible|seamless|nice|proper|reasonable|appropriate|sensible)|a lot of|lots of|several|odd|unusual|suspicious|large|huge|as needed|if necessary|etc\\.?|and so on|soon|improved?',
  de: '(?:viel|deutlich) \\p{L}+er|schneller\\p{L}*|besser\\p{L}*|einfacher\\p{L}*|übersichtlicher\\p{L}*|schnell\\p{L}*|einfach|modern\\p{L}*|intuitiv\\p{L}*|benutzerfreundlich\\p{L}*|robust\\p{L}*|zuverlässig\\p{L}*|flexibel|ordentlich|viele|mehrere|große[nrs]?|usw\\.?|bei bedarf|bald',
  fr: 'plus (?:rapide|simple|fiable|facile|robuste)\\p{L}*|meilleur\\p{L}*|rapide\\p{L}*|simple|facile\\p{L}*|moderne|intuitif\\p{L}*|ergonomique|robuste|fiable|plusieurs|beaucoup|etc\\.?|si nécessaire|bientôt',
  es: 'más (?:rápid|fácil|simpl|sencill|fiabl)\\p{L}*|mejor\\p{L}*|rápid\\p{L}+|fácil\\p{L}*|sencill\\p{L}+|modern\\p{L}+|intuitiv\\p{L}+|robust\\p{L}+|fiable|vari\\p{L}s|much\\p{L}s|etc\\.?|si es necesario|pronto',
  pt: 'mais (?:rápid|fácil|simpl|confiáve)\\p{L}*|melhor\\p{L}*|rápid\\p{L}+|fácil|simples|modern\\p{L}+|intuitiv\\p{L}+|robust\\p{L}+|confiável|vári\\p{L}s|muit\\p{L}s|etc\\.?|se necessário|em breve',
  it: 'più (?:rapid|veloc|semplic|facil|affidabil)\\p{L}*|miglior\\p{L}*|rapid\\p{L}+|veloc\\p{L}+|facil\\p{L}+|semplic\\p{L}+|modern\\p{L}+|intuitiv\\p{L}+|robust\\p{L}+|affidabil\\p{L}+|divers[ie]|molt[ie]|parecchi\\p{L}*|ecc\\.?|se necessario|presto',
  ru: 'быстрее|лучше|проще|удобнее|надёжнее|удобн\\p{L}+|быстр\\p{L}+|прост\\p{L}{2,3}|современн\\p{L}+|интуитивн\\p{L}+|надёжн\\p{L}+|много|нескольк\\p{L}+|и т\\. ?д\\.?|при необходимости|скоро',
  zh: '更快|更好|更方便|更简单|快速|简单|方便|友好|稳定|可靠|现代|灵活|合理|大量|很多|一些|等等|必要时|尽快|优化',
  ja: 'より速く|より良い|もっと|速く|高速|簡単|使いやす[いく]|わかりやす[いく]|安定|柔軟|適切|多くの|いくつか|など|必要に応じて|早めに|改善',
};

const patterns = new Map(
  Object.entries(words).map(([language, alternatives]) => [
    language,
    language === 'zh' || language === 'ja'
      ? new RegExp(alternatives, 'u')
      : new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`, 'iu'),
  ]),
);

/** What only says why: nobody checks that. */
const reason =
  /[,\s]\s*(?:because|since|as the|weil|denn|car|parce qu|puisqu|porque|ya que|pois|потому что|так как|поскольку).*$|(?:因为|由于).*$/isu;

/** The first word of a statement that has no measure; nothing where the statement has a figure. */
export function vagueWord(statement: string, language: Language): string | undefined {
  if (/\d/.test(statement)) return undefined;
  return patterns.get(language)?.exec(statement.replace(reason, ''))?.[0];
}
