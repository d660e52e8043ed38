// Tokens are estimated from above: the counts here were made by real tokenizers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { estimateTokens } from '../../../../src/adapters/models/estimate.ts';

/** The most that cl100k, o200k and Llama's tokenizer made of it. */
const counted: readonly (readonly [string, number])[] = [
  ['The user can reset the password by e-mail within five minutes; every attempt is logged.', 19],
  ['用户可以通过电子邮件重置密码。系统应在五分钟内发送包含一次性链接的邮件，并记录每次尝试以便审计。', 65],
  ['使用者可透過電子郵件重設密碼，並於五分鐘內收到一次性連結。', 46],
  ['ユーザーはメールでパスワードを再設定できる。監査のために試行を記録する。', 45],
  ['사용자는 이메일로 비밀번호를 재설정할 수 있어야 합니다.', 46],
  ['Пользователь может сбросить пароль по электронной почте.', 21],
  ['उपयोगकर्ता ईमेल के माध्यम से पासवर्ड रीसेट कर सकता है।', 59],
  ['המשתמש יכול לאפס את הסיסמה באמצעות דואר אלקטרוני', 50],
  ['🎉🚀👩‍💻🏳️‍🌈✅', 29],
  ['{"a":[1,2,3],"b":{"c":"d"},"e":[{"f":0.123,"g":-45}]}', 37],
  ['for(let i=0;i<n;i++){x[i]^=y[i]<<3;}', 26],
];

for (const [text, tokens] of counted) {
  test(`“${text.slice(0, 20)}…” is not under-counted, nor by much over`, () => {
    const estimate = estimateTokens(text);
    assert.ok(estimate >= tokens, `${estimate} < ${tokens}`);
    assert.ok(estimate <= tokens * 3.2, `${estimate} is far more than ${tokens}`);
  });
}

test('more text is never fewer tokens, and text is never none', () => {
  const property = fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
    assert.ok(estimateTokens(a + b) >= estimateTokens(a));
    assert.ok(estimateTokens(a) > 0 === a.length > 0);
    assert.ok(estimateTokens(a + b) <= estimateTokens(a) + estimateTokens(b));
  });
  fc.assert(property);
});
