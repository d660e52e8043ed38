// @ts-check
// A reporter for Node's test runner: one line of JSON for each test that failed, and one for the counts of all.

/**
 * @param {AsyncIterable<import('node:test/reporters').TestEvent>} events
 * @returns {AsyncGenerator<string, void>}
 */
export default async function* outcomes(events) {
  for await (const { type, data } of events) {
    if (type === 'test:fail' && data.file !== undefined) yield line({ file: data.file, name: data.name });
    // The one without a file is of all.
    if (type === 'test:summary' && data.file === undefined) yield line({ counts: data.counts });
  }
}

/** @param {unknown} value */
function line(value) {
  return `${JSON.stringify(value)}\n`;
}
