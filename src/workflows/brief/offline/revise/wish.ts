// Reads what a wish asks for: to add, to leave out, to make smaller, or just a statement.
import { splitItems, splitSentences } from '../text/sentences.ts';

export type Wish =
  | { readonly kind: 'add'; readonly thing: string }
  | { readonly kind: 'remove'; readonly thing: string }
  | { readonly kind: 'smaller'; readonly text: string }
  | { readonly kind: 'say'; readonly text: string };

const removal: readonly RegExp[] = [
  /^(?:please |let's |we can |we should |you can |and |but )*(?:leave out|remove|drop|skip|cut|exclude|take out|omit|forget(?: about)?|don't (?:do|include|build|need)|do not (?:do|include|build|need)|we (?:don't|do not) need|no need for|without|no more|no)\s+(.+)$/i,
  /^(?:please )?(?:leave|take|keep)\s+(.{2,80}?)\s+out(?: of (?:it|scope|this|the scope|the plan))?$/i,
  /^(.{2,80}?)\s+(?:is|are|should be|can be|goes|go)\s+(?:out of scope|not needed|left out|removed|dropped|not part of (?:it|this|the work))$/i,
  /^(?:bitte )?(?:ohne|kein\p{L}*)\s+(.+)$/iu,
  /^(?:bitte )?(?:lass(?:e|t)?|nimm|streiche?|entferne?)\s+(.+?)(?:\s+(?:weg|raus|heraus))?$/iu,
  /^(.{2,80}?)\s+(?:weglassen|streichen|entfernen|herausnehmen|brauchen wir nicht|wird nicht gebraucht)$/iu,
  /^(?:s'il vous plaît )?(?:sans|pas de|enlève[rz]?|supprime[rz]?|retire[rz]?|laisse[rz]? tomber)\s+(?:les? |la |l['’])?(.+)$/iu,
  /^(?:por favor )?(?:sin|quita[r]?|elimina[r]?|saca[r]?|deja[r]? fuera|excluye|excluir)\s+(?:el |la |los |las )?(.+)$/iu,
  /^(?:por favor )?(?:sem|tire|tira[r]?|remova|remover|retire|retirar|exclu[ai]|excluir|deixe de fora)\s+(?:o |a |os |as )?(.+)$/iu,
  /^(?:пожалуйста,? )?(?:без|убери(?:те)?|убрать|удали(?:те)?|исключи(?:те)?|не нужн\p{L}+|исключить)\s+(.+)$/iu,
  /^(?:请)?(?:去掉|删除|移除|不要|不做|不需要|排除)(.+)$/u,
  /^(.{1,40}?)(?:は(?:不要|いらない|含めない|対象外)|を(?:除外|削除|外し)).*$/u,
];

const addition: readonly RegExp[] = [
  /^(?:please |let's |we should |you should |and |but |it should )*(?:also |additionally )?(?:add|include|support|put in)\s+(?:also )?(.+)$/i,
  /^(?:please )?also[,:]?\s+(.+)$/i,
  /^(?:bitte )?(?:auch|außerdem|zusätzlich)(?: noch)?[,:]?\s+(.+)$/iu,
  /^(?:bitte )?(?:füge?)\s+(.+?)\s+hinzu$/iu,
  /^(.{2,120}?)\s+(?:hinzufügen|ergänzen|aufnehmen)$/iu,
  /^(?:aussi|ajoute[rz]?(?: aussi)?|inclure|inclus|également)[,:]?\s+(.+)$/iu,
  /^(?:también|agrega[r]?(?: también)?|añad[eai]r?(?: también)?|incluye|incluir)[,:]?\s+(.+)$/iu,
  /^(?:também|adicion[ea]r?(?: também)?|inclu[ai]r?|acrescent[ea]r?)[,:]?\s+(.+)$/iu,
  /^(?:также|ещё|еще|добавь(?:те)?(?: также)?|добавить|включи(?:те)?)[,:]?\s+(.+)$/iu,
  /^(?:请)?(?:另外|还要|还需要|加上|增加|添加|也要)[，,]?(.+)$/u,
  /^(.{1,80}?)(?:も(?:追加|含め|対応)|を追加).*$/u,
];

const smaller =
  /\b(?:make|keep|reduce|shrink|narrow|cut)\b.{0,30}\b(?:scope|it|brief|plan|task)\b.{0,20}\b(?:smaller|down|small|minimal)\b|\b(?:smaller|reduced?|narrower?|minimal) scope\b|^(?:reduce|shrink|narrow) (?:the )?scope\b|(?:umfang|scope).{0,20}(?:klein|reduzier|verringer)|kleineren? umfang|(?:réduire|réduis\w*) (?:le|la) (?:périmètre|portée)|(?:reduc\w+|achicar?) (?:el )?alcance|(?:reduz\w+|diminu\w+) (?:o )?escopo|(?:уменьши|сократи|сузь|сузить)\p{L}* (?:объ[её]м|рамки)|缩小.{0,6}范围|范围.{0,4}(?:小|缩小)|(?:スコープ|範囲).{0,6}(?:小さ|縮小|狭)/iu;

/** What a wish asks for, sentence by sentence. */
export function wishesIn(text: string): readonly Wish[] {
  return text
    .split(/\r?\n/)
    .flatMap((line) => splitSentences(line.replace(/^\s*[-*+]\s+/, '').trim()))
    .flatMap((sentence) => {
      const words = sentence.replace(/[.。!！\s]+$/u, '').trim();
      if (words === '') return [];
      if (smaller.test(words)) return smallerWish(words);
      return [single(words)];
    });
}

/** `Make the scope smaller, without X` says what goes. */
function smallerWish(words: string): readonly Wish[] {
  const rest = splitItems(
    words.replace(/\s[–—-]\s|[:：]\s*/gu, ', ').replace(/\s(?=without\s|ohne\s|sans\s|sin\s|sem\s|без\s)/giu, ', '),
  ).slice(1);
  const named = rest.map(single).filter(({ kind }) => kind === 'remove');
  return named.length > 0 ? named : [{ kind: 'smaller', text: words }];
}

function single(words: string): Wish {
  const removed = first(removal, words);
  if (removed) return { kind: 'remove', thing: removed };
  const added = first(addition, words);
  return added ? { kind: 'add', thing: added } : { kind: 'say', text: words };
}

function first(patterns: readonly RegExp[], text: string): string | undefined {
  if (text.length > 400) return undefined;
  for (const pattern of patterns) {
    const thing = pattern.exec(text)?.[1]?.trim();
    if (thing)
      return thing.replace(/^(?:the|die|das|der|den)\s+/i, '').replace(/\s+(?:for now|please|bitte|vorerst)$/i, '');
  }
  return undefined;
}
