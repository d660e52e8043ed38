// What the approaches are called that the built-in model can tell apart, by language. `{0}`, `{1}` are places.
import type { Language } from '../../../../documents/language.ts';

export interface ApproachPhrases {
  readonly named: string;
  readonly notJudged: string;
  readonly cannot: string;
  readonly fewName: string;
  readonly fewIdea: string;
  readonly fewEffort: string;
  readonly fewRisk: string;
  readonly fewReversibility: string;
  readonly fewGivesUp: string;
  readonly manyName: string;
  readonly manyIdea: string;
  readonly manyEffort: string;
  readonly manyRisk: string;
  readonly manyReversibility: string;
  readonly manyGivesUp: string;
}

export const approachPhrases: Readonly<Record<Language, ApproachPhrases>> = {
  en: {
    named: '“{0}” is built with: {1}.',
    notJudged: 'Not judged: the built-in model goes by rules.',
    cannot:
      'the built-in model finds no approaches by itself for work of this size. Name them, such as “two approaches: a queue and a nightly job”, or choose another model',
    fewName: 'Few large phases',
    fewIdea: 'The work is done in {0} phases, each of which delivers much.',
    fewEffort: 'The same work with fewer checkpoints, reviews and releases.',
    fewRisk: 'What is wrong shows late, with much built on it.',
    fewReversibility: 'Going back takes back a large step.',
    fewGivesUp: 'Early results and early corrections.',
    manyName: 'Many small phases',
    manyIdea: 'The work is done in {0} phases, each of which delivers one thing that can be shown.',
    manyEffort: 'The same work with more checkpoints, reviews and releases.',
    manyRisk: 'What is wrong shows early, with little built on it.',
    manyReversibility: 'Each step can be taken back alone.',
    manyGivesUp: 'Speed: every phase is finished, proved and agreed by itself.',
  },
  de: {
    named: '„{0}“ wird gebaut mit: {1}.',
    notJudged: 'Nicht beurteilt: Das eingebaute Modell geht nach Regeln.',
    cannot:
      'Das eingebaute Modell findet für Arbeit dieser Größe selbst keine Ansätze. Nenne sie, etwa „zwei Ansätze: eine Warteschlange und ein nächtlicher Job“, oder wähle ein anderes Modell',
    fewName: 'Wenige große Phasen',
    fewIdea: 'Die Arbeit geschieht in {0} Phasen, von denen jede viel liefert.',
    fewEffort: 'Dieselbe Arbeit mit weniger Prüfpunkten, Reviews und Auslieferungen.',
    fewRisk: 'Was falsch ist, zeigt sich spät, wenn viel darauf baut.',
    fewReversibility: 'Zurückgehen nimmt einen großen Schritt zurück.',
    fewGivesUp: 'Frühe Ergebnisse und frühe Korrekturen.',
    manyName: 'Viele kleine Phasen',
    manyIdea: 'Die Arbeit geschieht in {0} Phasen, von denen jede eine Sache liefert, die sich zeigen lässt.',
    manyEffort: 'Dieselbe Arbeit mit mehr Prüfpunkten, Reviews und Auslieferungen.',
    manyRisk: 'Was falsch ist, zeigt sich früh, wenn wenig darauf baut.',
    manyReversibility: 'Jeder Schritt lässt sich für sich zurücknehmen.',
    manyGivesUp: 'Tempo: Jede Phase wird für sich abgeschlossen, belegt und abgestimmt.',
  },
  fr: {
    named: '« {0} » est construit avec : {1}.',
    notJudged: 'Non évalué : le modèle intégré suit des règles.',
    cannot:
      'le modèle intégré ne trouve pas lui-même d’approches pour un travail de cette taille. Nommez-les, par exemple « deux approches : une file et une tâche de nuit », ou choisissez un autre modèle',
    fewName: 'Peu de grandes phases',
    fewIdea: 'Le travail se fait en {0} phases, dont chacune livre beaucoup.',
    fewEffort: 'Le même travail avec moins de points de contrôle, de revues et de livraisons.',
    fewRisk: 'Ce qui est faux apparaît tard, quand beaucoup repose dessus.',
    fewReversibility: 'Revenir en arrière défait un grand pas.',
    fewGivesUp: 'Des résultats et des corrections précoces.',
    manyName: 'Beaucoup de petites phases',
    manyIdea: 'Le travail se fait en {0} phases, dont chacune livre une chose que l’on peut montrer.',
    manyEffort: 'Le même travail avec plus de points de contrôle, de revues et de livraisons.',
    manyRisk: 'Ce qui est faux apparaît tôt, quand peu repose dessus.',
    manyReversibility: 'Chaque pas peut être défait seul.',
    manyGivesUp: 'La vitesse : chaque phase est terminée, prouvée et convenue pour elle-même.',
  },
  es: {
    named: '«{0}» se construye con: {1}.',
    notJudged: 'Sin valorar: el modelo integrado sigue reglas.',
    cannot:
      'el modelo integrado no encuentra por sí mismo enfoques para un trabajo de este tamaño. Nómbrelos, por ejemplo «dos enfoques: una cola y una tarea nocturna», o elija otro modelo',
    fewName: 'Pocas fases grandes',
    fewIdea: 'El trabajo se hace en {0} fases, cada una de las cuales entrega mucho.',
    fewEffort: 'El mismo trabajo con menos puntos de control, revisiones y entregas.',
    fewRisk: 'Lo que está mal se ve tarde, cuando mucho se apoya en ello.',
    fewReversibility: 'Volver atrás deshace un paso grande.',
    fewGivesUp: 'Resultados y correcciones tempranas.',
    manyName: 'Muchas fases pequeñas',
    manyIdea: 'El trabajo se hace en {0} fases, cada una de las cuales entrega una cosa que se puede mostrar.',
    manyEffort: 'El mismo trabajo con más puntos de control, revisiones y entregas.',
    manyRisk: 'Lo que está mal se ve pronto, cuando poco se apoya en ello.',
    manyReversibility: 'Cada paso se puede deshacer por separado.',
    manyGivesUp: 'Rapidez: cada fase se termina, se prueba y se acuerda por sí misma.',
  },
  pt: {
    named: '“{0}” é construído com: {1}.',
    notJudged: 'Sem avaliação: o modelo integrado segue regras.',
    cannot:
      'o modelo integrado não encontra sozinho abordagens para um trabalho deste tamanho. Nomeie-as, por exemplo “duas abordagens: uma fila e uma tarefa noturna”, ou escolha outro modelo',
    fewName: 'Poucas fases grandes',
    fewIdea: 'O trabalho é feito em {0} fases, e cada uma entrega muito.',
    fewEffort: 'O mesmo trabalho com menos pontos de controle, revisões e entregas.',
    fewRisk: 'O que está errado aparece tarde, quando muito depende disso.',
    fewReversibility: 'Voltar atrás desfaz um passo grande.',
    fewGivesUp: 'Resultados e correções antecipados.',
    manyName: 'Muitas fases pequenas',
    manyIdea: 'O trabalho é feito em {0} fases, e cada uma entrega uma coisa que se pode mostrar.',
    manyEffort: 'O mesmo trabalho com mais pontos de controle, revisões e entregas.',
    manyRisk: 'O que está errado aparece cedo, quando pouco depende disso.',
    manyReversibility: 'Cada passo pode ser desfeito sozinho.',
    manyGivesUp: 'Rapidez: cada fase é concluída, comprovada e acordada por si.',
  },
  ru: {
    named: '«{0}» строится так: {1}.',
    notJudged: 'Не оценено: встроенная модель следует правилам.',
    cannot:
      'встроенная модель сама не находит подходов для работы такого размера. Назовите их, например «два подхода: очередь и ночное задание», или выберите другую модель',
    fewName: 'Немного больших фаз',
    fewIdea: 'Работа делается в {0} фазы, каждая из которых даёт многое.',
    fewEffort: 'Та же работа с меньшим числом контрольных точек, проверок и выпусков.',
    fewRisk: 'Ошибка видна поздно, когда на ней уже многое построено.',
    fewReversibility: 'Возврат отменяет большой шаг.',
    fewGivesUp: 'Ранние результаты и ранние поправки.',
    manyName: 'Много маленьких фаз',
    manyIdea: 'Число фаз: {0}; каждая даёт одно, что можно показать.',
    manyEffort: 'Та же работа с большим числом контрольных точек, проверок и выпусков.',
    manyRisk: 'Ошибка видна рано, когда на ней мало построено.',
    manyReversibility: 'Каждый шаг можно отменить отдельно.',
    manyGivesUp: 'Скорость: каждая фаза завершается, подтверждается и согласуется отдельно.',
  },
  it: {
    named: '«{0}» si costruisce con: {1}.',
    notJudged: 'Non valutato: il modello integrato segue regole.',
    cannot:
      'il modello integrato non trova da sé approcci per un lavoro di questa misura. Indicali, per esempio «due approcci: una coda e un lavoro notturno», oppure scegli un altro modello',
    fewName: 'Poche fasi grandi',
    fewIdea: 'Il lavoro si svolge in {0} fasi, ognuna delle quali consegna molto.',
    fewEffort: 'Lo stesso lavoro con meno punti di controllo, revisioni e rilasci.',
    fewRisk: 'Ciò che è sbagliato si vede tardi, quando molto vi poggia sopra.',
    fewReversibility: 'Tornare indietro annulla un grande passo.',
    fewGivesUp: 'Risultati e correzioni precoci.',
    manyName: 'Molte fasi piccole',
    manyIdea: 'Il lavoro si svolge in {0} fasi, ognuna delle quali consegna una cosa che si può mostrare.',
    manyEffort: 'Lo stesso lavoro con più punti di controllo, revisioni e rilasci.',
    manyRisk: 'Ciò che è sbagliato si vede presto, quando poco vi poggia sopra.',
    manyReversibility: 'Ogni passo si può annullare da solo.',
    manyGivesUp: 'La velocità: ogni fase viene conclusa, provata e concordata per sé.',
  },
  zh: {
    named: '“{0}”的实现方式：{1}。',
    notJudged: '未作判断：内置模型只按规则工作。',
    cannot: '内置模型无法为这种规模的工作自行找出方案。请说出方案，例如“两种方案：队列和夜间任务”，或选择其他模型',
    fewName: '少量大阶段',
    fewIdea: '工作分 {0} 个阶段完成，每个阶段交付较多内容。',
    fewEffort: '工作量相同，检查点、评审和发布较少。',
    fewRisk: '问题暴露得晚，那时已有许多内容建立在其上。',
    fewReversibility: '回退意味着撤销一大步。',
    fewGivesUp: '放弃早期成果和早期纠正。',
    manyName: '许多小阶段',
    manyIdea: '工作分 {0} 个阶段完成，每个阶段交付一项可以展示的成果。',
    manyEffort: '工作量相同，检查点、评审和发布较多。',
    manyRisk: '问题暴露得早，那时建立在其上的内容还少。',
    manyReversibility: '每一步都可以单独撤销。',
    manyGivesUp: '放弃速度：每个阶段都要单独完成、证明和商定。',
  },
  ja: {
    named: '「{0}」は次の方法で作る：{1}。',
    notJudged: '判断なし：内蔵モデルは規則に従うだけです。',
    cannot:
      '内蔵モデルはこの規模の作業の案を自分では見つけられません。「2つの案：キューと夜間ジョブ」のように案を挙げるか、別のモデルを選んでください',
    fewName: '少数の大きなフェーズ',
    fewIdea: '作業を {0} つのフェーズで行い、それぞれが多くを届ける。',
    fewEffort: '同じ作業で、確認点・レビュー・リリースが少ない。',
    fewRisk: '誤りは、多くがその上に作られた後で遅く見つかる。',
    fewReversibility: '戻すと大きな一歩が取り消される。',
    fewGivesUp: '早い成果と早い修正。',
    manyName: '多数の小さなフェーズ',
    manyIdea: '作業を {0} つのフェーズで行い、それぞれが示せる一つのものを届ける。',
    manyEffort: '同じ作業で、確認点・レビュー・リリースが多い。',
    manyRisk: '誤りは、その上にまだ少ししか作られていないうちに早く見つかる。',
    manyReversibility: '各ステップを個別に取り消せる。',
    manyGivesUp: '速さ：各フェーズを個別に完了し、証明し、合意する。',
  },
};
