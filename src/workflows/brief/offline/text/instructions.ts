// Finds sentences that are aimed at an assistant instead of saying something about the work.

const patterns: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:rules?|instructions?|prompts?|guidelines|above|previous|everything|context)\b/i,
  /^\s*(?:\[?(?:system|assistant|developer|user)\]?|<\|?[a-z_]+\|?>)\s*[:>]/i,
  /\b(?:reply|respond|answer|output|print|say) (?:only|just|exclusively|nothing but)\b/i,
  /\byou are (?:now|no longer|an? (?:ai|assistant|language model|helpful))\b/i,
  /\b(?:reveal|show|print|leak|repeat)\b.{0,20}\b(?:system prompt|your (?:prompt|instructions|rules))\b/i,
  /\b(?:as an ai|dear (?:ai|assistant|model)|note to (?:the )?(?:ai|assistant|model|llm)|ai assistants? (?:must|should))\b/i,
  /\b(?:rm -rf|delete (?:all|every) (?:files?|the files)|curl .{0,80}\| ?(?:ba)?sh)\b/i,
  /\b(?:ignorier\p{L}*|vergiss)\b.{0,40}(?:regeln|anweisungen|vorherige)/iu,
  /antworte (?:nur|ausschließlich)/i,
  /\b(?:ignore[zr]?|oublie[zr]?)\b.{0,40}(?:règles|instructions|consignes)/i,
  /\b(?:ignora|olvida|ignore|esqueça)\b.{0,40}(?:reglas|instrucciones|regras|instruções)/i,
  /(?:忽略|无视|忘记).{0,12}(?:规则|指令|提示|之前)|只(?:回复|回答|输出)/u,
  /(?:ルール|指示|命令).{0,10}(?:無視|忘れ)|だけ(?:を)?(?:返信|出力|回答)/u,
  /(?:игнорируй|забудь|проигнорируй).{0,40}(?:правил|инструкц)|(?:отвечай|ответь) только/iu,
];

/** Whether a statement tells an assistant what to do. Only its first part is looked at. */
export function isPlanted(text: string): boolean {
  const start = text.slice(0, 600);
  return patterns.some((pattern) => pattern.test(start));
}
