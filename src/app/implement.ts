// Hands a plan to an agent that writes code.

/** The prompt for an agent, or to copy: it names the file and lets the file speak. */
export function implementPrompt(path: string): string {
  return [
    `Implement what ${path} plans.`,
    'Read the whole file first. Keep to its scope: what it lists as out of scope stays out.',
    'Where the file leaves a question open or says “To be determined”, ask before you decide.',
    'Work in small steps with tests, and say at the end which goals and criteria are met and how you checked each.',
  ].join('\n');
}
