// What the code itself says in the document and the log of decisions, in the language that the decisions are written in.
import { languageOf, languages, phraseLanguage, type Language } from '../../language.ts';

export interface DecisionPhrases {
  /** Nobody said why. What was recommended may follow. */
  readonly noReason: string;
  readonly wasRecommended: string;
  readonly unconfirmed: string;
  readonly nobody: string;
  /** When a provisional decision is looked at again, and when any other one is. */
  readonly beforeTasks: string;
  readonly whenChanged: string;
  readonly noOther: string;
  readonly notStated: string;
  readonly mostReversible: string;
  /** `{0}`: ids. */
  readonly seeAbove: string;
  readonly notNeeded: string;
  readonly nothingAsks: string;
}

/** What a decision says in the language that it is written in. */
export interface Written {
  readonly title: string;
  readonly context: string;
  readonly required: string;
  readonly recommendation: { readonly reasons: string };
}

/**
 * The phrases for texts of a decision, or of several: those of the language that they are written in. `instead`: what
 * is written where there is no decision.
 */
export function phrasesFor(texts: readonly Written[], instead: readonly string[] = []): DecisionPhrases {
  return phrases[languageWritten(texts, instead)];
}

/** The language that decisions are written in. */
export function languageWritten(texts: readonly Written[], instead: readonly string[] = []): Language {
  const said = texts.flatMap(({ title, context, required, recommendation }) => [
    ...[title, context, required, recommendation.reasons],
  ]);
  return phraseLanguage(languageOf((texts.length > 0 ? said : instead).join('\n')));
}

/** How a phrase is said, in every language: what stands in a document may be of an earlier run. */
export function everyPhrase(name: keyof DecisionPhrases): readonly string[] {
  return languages.map((language) => phrases[language][name]);
}

const phrases: Readonly<Record<Language, DecisionPhrases>> = {
  en: {
    noReason: 'No reason was given.',
    wasRecommended: 'It was recommended:',
    unconfirmed: 'Recommended, and nobody has confirmed it.',
    nobody: 'nobody yet (recommended by Planner)',
    beforeTasks: 'Before the tasks that depend on it start',
    whenChanged: 'When what it rests on changes',
    noOther: 'No other decision',
    notStated: 'Not stated',
    mostReversible: 'the most reversible',
    seeAbove: 'see {0} above.',
    notNeeded: 'no decision needed.',
    nothingAsks: 'Nothing in the specification calls for one.',
  },
  de: {
    noReason: 'Ein Grund wurde nicht genannt.',
    wasRecommended: 'Grund der Empfehlung:',
    unconfirmed: 'Empfohlen, und niemand hat es bestätigt.',
    nobody: 'noch niemand (von Planner empfohlen)',
    beforeTasks: 'Bevor die Aufgaben beginnen, die davon abhängen',
    whenChanged: 'Wenn sich ändert, worauf sie beruht',
    noOther: 'Keine andere Entscheidung',
    notStated: 'Nicht angegeben',
    mostReversible: 'am leichtesten umzukehren',
    seeAbove: 'siehe {0} oben.',
    notNeeded: 'keine Entscheidung nötig.',
    nothingAsks: 'Nichts in der Spezifikation verlangt eine.',
  },
  fr: {
    noReason: 'Aucune raison n’a été donnée.',
    wasRecommended: 'Raison de la recommandation :',
    unconfirmed: 'Recommandé, et personne ne l’a confirmé.',
    nobody: 'personne encore (recommandé par Planner)',
    beforeTasks: 'Avant le début des tâches qui en dépendent',
    whenChanged: 'Quand ce sur quoi elle repose change',
    noOther: 'Aucune autre décision',
    notStated: 'Non précisé',
    mostReversible: 'la plus réversible',
    seeAbove: 'voir {0} ci-dessus.',
    notNeeded: 'aucune décision nécessaire.',
    nothingAsks: 'Rien dans la spécification n’en demande une.',
  },
  es: {
    noReason: 'No se dio ningún motivo.',
    wasRecommended: 'Motivo de la recomendación:',
    unconfirmed: 'Recomendado, y nadie lo ha confirmado.',
    nobody: 'nadie todavía (recomendado por Planner)',
    beforeTasks: 'Antes de empezar las tareas que dependen de ella',
    whenChanged: 'Cuando cambie aquello en lo que se basa',
    noOther: 'Ninguna otra decisión',
    notStated: 'No indicado',
    mostReversible: 'la más reversible',
    seeAbove: 'véase {0} arriba.',
    notNeeded: 'no hace falta ninguna decisión.',
    nothingAsks: 'Nada en la especificación la pide.',
  },
  pt: {
    noReason: 'Nenhum motivo foi dado.',
    wasRecommended: 'Motivo da recomendação:',
    unconfirmed: 'Recomendado, e ninguém o confirmou.',
    nobody: 'ninguém ainda (recomendado pelo Planner)',
    beforeTasks: 'Antes de começarem as tarefas que dependem dela',
    whenChanged: 'Quando mudar aquilo em que se baseia',
    noOther: 'Nenhuma outra decisão',
    notStated: 'Não indicado',
    mostReversible: 'a mais reversível',
    seeAbove: 'ver {0} acima.',
    notNeeded: 'nenhuma decisão necessária.',
    nothingAsks: 'Nada na especificação a pede.',
  },
  it: {
    noReason: 'Non è stato indicato alcun motivo.',
    wasRecommended: 'Motivo della raccomandazione:',
    unconfirmed: 'Raccomandato, e nessuno lo ha confermato.',
    nobody: 'ancora nessuno (raccomandato da Planner)',
    beforeTasks: 'Prima che inizino le attività che ne dipendono',
    whenChanged: 'Quando cambia ciò su cui si basa',
    noOther: 'Nessun’altra decisione',
    notStated: 'Non indicato',
    mostReversible: 'la più reversibile',
    seeAbove: 'vedi {0} sopra.',
    notNeeded: 'nessuna decisione necessaria.',
    nothingAsks: 'Nulla nella specifica la richiede.',
  },
  zh: {
    noReason: '未说明理由。',
    wasRecommended: '推荐理由：',
    unconfirmed: '这是推荐方案，尚无人确认。',
    nobody: '尚无人（由 Planner 推荐）',
    beforeTasks: '在依赖它的任务开始之前',
    whenChanged: '当其依据发生变化时',
    noOther: '没有其他决策',
    notStated: '未说明',
    mostReversible: '最易撤销',
    seeAbove: '见上文 {0}。',
    notNeeded: '无需决策。',
    nothingAsks: '规格说明中没有任何内容要求作出决策。',
  },
  ja: {
    noReason: '理由は示されていません。',
    wasRecommended: '推奨の理由：',
    unconfirmed: '推奨案ですが、まだ誰も確認していません。',
    nobody: 'まだ誰も決定していません（Planner が推奨）',
    beforeTasks: 'これに依存するタスクが始まる前',
    whenChanged: '前提が変わったとき',
    noOther: '他の決定はありません',
    notStated: '記載なし',
    mostReversible: '最も元に戻しやすい',
    seeAbove: '上記 {0} を参照。',
    notNeeded: '決定は不要です。',
    nothingAsks: '仕様には決定を求めるものがありません。',
  },
  ru: {
    noReason: 'Причина не указана.',
    wasRecommended: 'Причина рекомендации:',
    unconfirmed: 'Рекомендовано, и никто не подтвердил.',
    nobody: 'пока никто (рекомендовано Planner)',
    beforeTasks: 'До начала задач, которые от него зависят',
    whenChanged: 'Когда изменится то, на чём оно основано',
    noOther: 'Нет других решений',
    notStated: 'Не указано',
    mostReversible: 'легче всего отменить',
    seeAbove: 'см. {0} выше.',
    notNeeded: 'решение не требуется.',
    nothingAsks: 'Ничто в спецификации его не требует.',
  },
};
