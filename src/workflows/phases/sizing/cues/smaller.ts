// Words that make a work smaller: one thing, an end that is said, what is there already.
import { mixed } from '../words.ts';
import type { Cue } from './cue.ts';

export const smaller: readonly Cue[] = [
  {
    name: 'one thing',
    weight: -0.3,
    most: 0.3,
    words: mixed(
      String.raw`(?:an?|one|optional) (?:\S+ ){0,2}(?:flag|button|checkbox|toggle|switch|option|column|filter|parameter|argument|link|field|setting|tooltip|shortcut|header|attribute|input)\b|optional (?:\S+ ){0,2}(?:parameters|fields|inputs|arguments|columns)\b
      (?:ein(?:e|en)?|einem) (?:\S+ ){0,2}(?:knopf|button|schalter|spalte|filter|option|parameter|link|feld|einstellung|häkchen)(?!\p{L})
      une? (?:\S+ ){0,2}(?:bouton|colonne|filtre|option|paramètre|lien|champ|case)(?!\p{L})|une? (?:\S+ ){0,2}(?:botón|columna|filtro|opción|campo|enlace|casilla|botão|coluna|opção)(?!\p{L})
      (?:кнопк\p{L}+|колонк\p{L}+|фильтр|галочк\p{L}+|флаг|параметр)(?!\p{L})`,
      `(?:一个|加个)(?:按钮|选项|开关|字段|列|筛选|参数)|(?:ボタン|列|オプション|項目|フラグ|チェックボックス)を(?:一つ|追加|付け)`,
    ),
  },
  {
    name: 'bounded',
    weight: -0.25,
    most: 0.75,
    anywhere: true,
    words: mixed(
      String.raw`(?:no|without(?: any)?|not? need(?:ed)?(?: for)?|don['’]?t need|nothing (?:on|in|for)) (?:\S+ ){0,3}(?:server|backend|back-end|api|schema|database|db|migration|account|job|design|infra\w*|other|changes?|deploy\w*|config\w*|translation|cloud|build)\b|server[- ]side (?:is |stays )?(?:unchanged|untouched)|(?:only|just) (?:one|a|an|the|this|that|in) |one[- ](?:line\w*|liner)|single (?:file|line|screen|page|place|component|field)|(?:one|a) (?:small|tiny|little|quick) |small (?:thing|change|one|request|wish|fix)|tiny|quick (?:fix|win|one)|nothing else|that['’]s (?:it|all)|same code|same repo\w*|(?:present|existing|current|same) (?:endpoint|page|screen|table|command|module|component|file)\b|as (?:it is )?today\b|with the other \w+|(?:can|may) stay (?:as|in)|(?:is|are) ready\b|trivial|minor\b|simple\b|easy (?:one|win|fix)|shouldn['’]t take long|good first issue|low[- ]hanging|half (?:a day|an hour)|takes? (?:me |us )?an (?:hour|afternoon)
      (?:kein|keine|keinen|ohne) (?:\S+ ){0,2}(?:änderung\p{L}*|server\p{L}*|api|datenbank\p{L}*|schema\p{L}*|migration\p{L}*)|nur (?:ein|eine|einen|der|die|das|im|in|den) |kleinigkeit|kleine[rsn]? (?:sache|wunsch|änderung|bitte)|mehr nicht|sonst nichts|reicht
      rien (?:côté|d['’]autre)|pas (?:de|besoin) (?:\S+ ){0,3}(?:serveur|compte|api|base|migration|changement)|seulement|juste (?:un|une|le|la)|petit(?:e)? (?:chose|souci|demande|changement)|c['’]est tout|suffi(?:t|rait)
      (?:sin|no hay que|no hace falta) (?:\S+ ){0,3}(?:servidor|api|base|backend|cambios|cuenta|migración)|solo (?:un|una|el|la|en)|bastar[ií]a|nada más|pequeñ[oa] (?:cambio|cosa|detalle)|só (?:um|uma|o|a|no|na)|apenas (?:um|uma|o|a)|sem (?:\S+ ){0,3}(?:servidor|api|banco|backend|mudança\p{L}*|conta)|pequen[oa] (?:ajuste|mudança|coisa|detalhe)|é só isso|bastaria
      только (?:один|одна|одну|в|на|это)|без (?:изменени\p{L}+|сервер\p{L}*|миграц\p{L}+|бэкенд\p{L}*)|мелоч\p{L}+|небольш\p{L}+ (?:правк\p{L}+|доработк\p{L}+|просьб\p{L}+)|достаточно|больше ничего|просто (?:добав\p{L}+|помен\p{L}+|убра\p{L}+)`,
      `(?:不用|无需|不需要|没有)(?:改|动)?.{0,4}(?:后端|接口|数据库|服务端|账号)|只(?:改|需|要|是|在|有)|小(?:改动|需求|问题|优化)|就行|即可|サーバー側の変更はありません|(?:変更|改修)(?:は|も)?(?:不要|ありません|なし)|だけです|一つだけ|のみ|ちょっとした|軽微|小さな`,
    ),
  },
  {
    name: 'already there',
    weight: -0.2,
    most: 0.6,
    anywhere: true,
    words: mixed(
      String.raw`already|existing|re-?us(?:e|es|ing|ed)\b|as (?:it is|they are|is|in the|for the|before|usual|now)\b|is there\b|are there\b|unchanged|same (?:as|way|list|helper|component|format|template)|helper (?:is|exists)|copy (?:of|from)
      bereits|schon (?:da|vorhanden|heute|jetzt|gibt)|vorhanden\p{L}*|bestehend\p{L}*|gibt es schon|wie (?:bisher|gehabt|bei|im|in der)|unverändert
      déjà|existant\p{L}*|réutilis\p{L}*|comme (?:pour|dans|aujourd)|inchangé\p{L}*|ya (?:existe|está|hay|lo|se)|existente\p{L}*|reutiliza\p{L}*|lo mismo|igual que|já (?:existe|está|temos|tem)|mesm[oa] (?:componente|lista|tela|formato)
      уже (?:есть|сущ\p{L}+|име\p{L}+|готов\p{L}*|публик\p{L}+)|существующ\p{L}+|как (?:сейчас|и раньше|в|на|уже)|без изменений`,
      `已有|已经有|现有|复用|沿用|原来的|跟.{1,8}一样|既存|すでに|既に|同じ(?:コード|画面|コンポーネント|形式|API)|流用|今ある|そのまま`,
    ),
  },
];
