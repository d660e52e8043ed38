// Values of JSON whose shape nobody vouches for: replies, files, settings of others. Told apart here, read where they
// come in.

export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value has names: an object of JSON, no list. */
export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The names of a value; none where it has none. */
export function recordOf(value: unknown): Fields {
  return isRecord(value) ? value : {};
}

/** What a text says as JSON; `undefined` where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
