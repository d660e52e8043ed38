// User stories outside English as what the person can do: `Como administrador, quiero exportar …`.
import type { Language } from '../../../../documents/language.ts';

interface Form {
  /** The person, and what that person wants. */
  readonly story: RegExp;
  readonly can: string;
  /** What the person says of what is theirs, and how others say it. */
  readonly own: readonly (readonly [RegExp, string])[];
}

const number = String.raw`(?:[\p{Lu}\d]+(?:-\d+)*\s*[-:–—]\s+)?`;

function form(story: string, can: string, own: readonly (readonly [string, string])[]): Form {
  return {
    story: new RegExp(`^${number}${story}`, 'iu'),
    can,
    own: own.map(([word, instead]) => [new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'giu'), instead] as const),
  };
}

const forms: Readonly<Partial<Record<Language, Form>>> = {
  de: form(String.raw`als (?:eine?r? )?([^,]{2,60}?),? (?:möchte|will|würde) ich (?:gerne? )?(?=\S)`, 'kann', [
    ['mein', 'sein'],
    ['meine', 'seine'],
    ['meinen', 'seinen'],
    ['mir', 'sich'],
    ['ich', 'er'],
  ]),
  fr: form(
    String.raw`en tant qu(?:e |['’]|e d['’])([^,]{2,60}?),? je (?:veux|souhaite|voudrais|aimerais) (?:pouvoir )?(?=\p{L}+(?:er|ir|re|oir)(?!\p{L}))`,
    'peut',
    [
      ['mes', 'ses'],
      ['mon', 'son'],
      ['ma', 'sa'],
    ],
  ),
  es: form(
    String.raw`como ([^,]{2,60}?),? (?:yo )?(?:quiero|quisiera|necesito|deseo) (?:poder )?(?=\p{L}+(?:ar|er|ir)(?:lo|la|los|las|se|me)?(?!\p{L}))`,
    'puede',
    [
      ['mi', 'su'],
      ['mis', 'sus'],
    ],
  ),
  pt: form(
    String.raw`como ([^,]{2,60}?),? (?:eu )?(?:quero|gostaria de|preciso(?: de)?|desejo) (?:poder )?(?=\p{L}+(?:ar|er|ir|or)(?!\p{L}))`,
    'pode',
    [
      ['meu', 'seu'],
      ['minha', 'sua'],
      ['meus', 'seus'],
      ['minhas', 'suas'],
    ],
  ),
  it: form(
    String.raw`come ([^,]{2,60}?),? (?:io )?(?:voglio|vorrei) (?:poter )?(?=\p{L}+(?:are|ere|ire|rre|rsi|rlo|rla)(?!\p{L}))`,
    'può',
    [
      ['mio', 'suo'],
      ['mia', 'sua'],
      ['miei', 'suoi'],
      ['mie', 'sue'],
    ],
  ),
  ru: form(
    String.raw`как ([^,]{2,60}?),? я (?:хочу|хотел\p{L}* бы) (?:иметь возможность )?(?=\p{L}+(?:ть|ти|чь)(?:ся)?(?!\p{L}))`,
    'может',
    [
      ['мне', 'ему'],
      ['мой', 'свой'],
      ['мои', 'свои'],
      ['мою', 'свою'],
      ['моего', 'своего'],
    ],
  ),
};

/** A story as a statement of its person; what is no story comes back as it is. */
export function storyOf(text: string, language: Language): string {
  const known = forms[language];
  const found = known?.story.exec(text);
  if (!known || !found) return text;
  const rest = known.own.reduce((words, [word, instead]) => words.replace(word, instead), text.slice(found[0].length));
  const person = (found[1] ?? '').trim();
  return `${person.charAt(0).toUpperCase()}${person.slice(1)} ${known.can} ${rest}`;
}
