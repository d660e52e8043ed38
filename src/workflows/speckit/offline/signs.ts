// Words by which a specification is seen to speak of something: of access, of what must be protected, of rules by law, of a load.
import { forSome } from '../../../documents/speckit/gaps.ts';

/** Who somebody is, and what only some may. */
export const access = anyOf(
  forSome,
  /\baut(?:enti|ori[sz])\w*|\bauth(?:enticat|oriz|oris|z|n\b)\w*|\bunauth|permission|\b(?:user|admin) roles?\b|with the role\b|role-based|access (?:control|rights?|rules?)|\blog(?:ged)?[- ]?in\b|\bsign(?:ed)?[- ]?in\b|(?<!\b(?:product|process|business|risk) )\bowners?\b|\bisolat\w+ between\b|\badmin\w*|\bblocked\b|visib(?:le|ility) (?:to|setting|rule)|\bprivacy\b|permiss(?:ão|ões|ions?)|\bperfis\b|apenas o usuário|solo el usuario|seul l['’]utilisateur|nur (?:der|die) (?:Nutzer|Benutzer)|anmeld|berechtig|iniciar sesión|permiso|autenticaci|connexion|权限|登录|權限|登入|認証|ログイン|権限|인증|로그인|권한/i,
);

/** Names of regulations and standards, and the word for keeping to them. */
export const regulations =
  /\bGDPR\b|\bDSGVO\b|\bRGPD\b|\bLGPD\b|\bHIPAA\b|\bPCI\b|\bSOC ?2\b|\bCCPA\b|\bCOPPA\b|\bFERPA\b|\bWCAG\b|\bISO ?27001\b|\bcomplian(?:t|ce)\b|\blegal(?:ly)?\b|个人信息保护法|個人情報保護|개인정보/i;

/** So many of something: what there is a load of. */
export const load =
  /(?<!\w)(?:\d{1,3}(?:[,.]\d{3})+|\d{2,})\+?\s*(?:k\b|thousand|million)?\s*(?:(?!(?:for|of|in|to|with|by|from|and|or|the)\b)[\w-]+\s){0,2}?(?:concurrent|users|members|customers|clients|people|files|requests|items|records|features|events|messages|documents|rows|entries|sessions|tenants|orders|skills|projects)\b/i;

/** “Case-insensitive” is not sensitive, and a keyboard has keys. */
export const protectedData =
  /\bsecrets?\b|credential|\b(?:access|api|auth\w*|session|refresh|bearer|csrf|reset)[ _-]?tokens?\b|password|\b(?:api|access|private|signing|encryption) keys?\b|\bpersonal (?:data|information)|(?<![-\w])sensitive\b|\bprivate\b|\bprivacy\b|personenbezogen|datos personales|données personnelles|个人信息|個人情報|개인정보/i;

/** What protects people whose data it is. */
export const personalData =
  /\bprivacy\b|\bprivate\b|\bpersonal(?:ly)? (?:data|information|identif\w+)|\bPII\b|(?<![-\w])sensitive\b|\bretention\b|\bretain(?:s|ed)?\b|account deletion|delet\w+ (?:his|her|their|an?|the) (?:account|data)|data exports?|\bGDPR\b|\bDSGVO\b|\bRGPD\b|\bCCPA\b|\bHIPAA\b|\bconsent\b|\bopt(?:ed|s)?[- ]?(?:in|out)\b|anonymi|redact|\bmask(?:s|ed|ing)?\b|datenschutz|personenbezogen|privacidad|datos personales|confidentialit|données personnelles|隐私|个人信息|隱私|個人情報|プライバシー|개인정보/i;

/** What any of several signs is seen by, in capitals or not. */
export function anyOf(...patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'), 'iu');
}
