// Whether a statement carries a measure: something that a person or a test can compare with.
import { recalling } from '../../documents/recall.ts';
import type { Statement } from './statements.ts';

/** Words that compare with something that is named, or that say when it is met. */
const comparison =
  /\b(?:than|at (?:most|least)|no more than|fewer than|less than|more than|within|under(?! (?:any|all|full|heavy|heavier|high|higher|increased|large|load|normal|peak|pressure|real|stress)\b)|below|above|between|up to|half|halved|double|twice|third|quarter|(?<!\bfor )every|zero|none|p\d\d|percentile|without (?:a |any )?(?:\p{L}+ )?(?:restart|reload|downtime|page|manual|errors?|warnings?|crash(?:es|ing)?|exceptions?|failures?|data loss)|defined (?:as|in|by)|measured by|compared (?:to|with)|relative to|modell?ed (?:after|on)|in the style of|according to|such that|so that|i\.e\.|for example,? by)\b|höchstens|mindestens|weniger als|mehr als|innerhalb|halbier|verdoppel|unter \d|au (?:plus|moins)|moins de|plus de|en moins|como máximo|al menos|menos de|más de|no máximo|pelo menos|não mais|не более|не менее|меньше|больше|в течение|不超过|至少|以内|以下|以上|以内に|未満/iu;

/** Whether a statement, with what is nested below it, has one. */
export function isMeasured({ document, whole }: Statement): boolean {
  return hasMeasure(document, whole);
}

/** Ids and list numbers are none. */
const hasMeasure = recalling((text) => {
  const words = text
    .replace(/\b(?:FR|NFR|SC|AC|REQ|US|TD|T|CHK|ADR|P)-?[A-Z-]*\d+\w*\b/g, ' ')
    .replace(/^\s*\d{1,3}[.)]\s/gm, ' ')
    .replace(/\((?:P\d|MVP)\)/g, ' ');
  return /\d/.test(words) || comparison.test(words);
});
