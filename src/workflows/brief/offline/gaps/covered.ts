// Whether a text already speaks of what its kind of work has to decide.
import type { WorkKind } from '../phrases/types.ts';

const words: Readonly<Partial<Record<WorkKind, RegExp>>> = {
  offline: /conflict|konflikt|conflicto|conflit|конфликт|冲突|競合|last write/iu,
  import:
    /\b(?:invalid|malformed|reject\w*|skip(?:ped)? rows?|error rows?|validation)\b|ungültig|inválid|невалид|无效|不正な/iu,
  export:
    /\b(?:background|e-?mail\w*|at most|limit|timeout)\b|hintergrund|arrière-plan|segundo plano|фон|后台|保留|バックグラウンド/iu,
  security:
    /\b(?:recover\w*|lost (?:device|phone)|device is lost|backup codes?|reset)\b|wiederherstell|recupera|récupér|восстановлен|找回|恢复|復旧|リカバリ/iu,
  audit:
    /\b(?:retention|retain\w*|keep .{1,20}(?:days|months|years)|kept for)\b|aufbewahr|conserv|retención|retenção|срок хранения|保留|保存期間/iu,
  notify:
    /\b(?:unsubscribe|opt[- ]?out|at most|rate limit|digest|switch(?:ed)? off)\b|abbestell|abschalt|désactiv|desactivar|desativar|отключ|关闭通知|オフに/iu,
  schedule: /\b(?:missed|overdue|not confirmed|31st|skip(?:ped)?)\b|verpasst|überfällig|vencid|просроч|逾期|期限切れ/iu,
  theming:
    /\b(?:localStorage|remember\w*|persist\w*|saved? (?:the|their) (?:choice|preference)|account)\b|merken|gespeichert|guardar la preferencia|сохран|记住|保存/iu,
  migration:
    /\b(?:downtime|rollback|roll back|zero[- ]downtime|maintenance window)\b|ausfall|wartungsfenster|простой|откат|停机|回滚|ロールバック|停止時間/iu,
  bugfix:
    /\b(?:since (?:version|v?\d)|every time|always|reproduc\w*|steps to)\b|jedes mal|immer|siempre|toujours|sempre|всегда|每次|总是|毎回|必ず/iu,
  performance: /\d\s?(?:ms|s|sec|seconds|секунд|秒|sekunden|segundos|secondes|%)(?!\p{L})/iu,
  limits:
    /\b(?:fail[- ](?:open|closed)|(?:redis|store) (?:is )?(?:unavailable|down)|per (?:account|key|user|ip|address|connector|token))\b|pro (?:konto|schlüssel|nutzer|adresse)|par (?:compte|clé|adresse)|por (?:cuenta|clave|dirección|conta|chave|endereço)|per (?:account|chiave|indirizzo)|按(?:账号|密钥|用户|地址)|アカウントごと|キーごと/iu,
  i18n: /\b(?:german|french|spanish|english and|translators?|deutsch|französisch)\b|перевод(?:чик)|翻译人员/iu,
};

/** Whether the question of a kind is answered in the text, or at least spoken of. */
export function isCovered(kind: WorkKind, text: string): boolean {
  return words[kind]?.test(text.slice(0, 100_000)) ?? false;
}
