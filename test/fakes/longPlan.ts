// A long plan as they are written: text, lists, tasks, tables, code, diagrams. Each line of text tells its own number.

/** About so many lines, with so many diagrams spread over them; every line of text holds `L` and its number. */
export function longPlan(lines: number, diagrams: number): string {
  const parts: string[] = ['---', 'title: A long plan', 'status: draft', '---', '', '# A long plan L6', ''];
  const every = diagrams > 0 ? Math.max(1, Math.floor(lines / diagrams)) : Infinity;
  let drawn = 0;
  for (let index = 1; parts.length < lines; index += 1) {
    const withDiagram = drawn < diagrams && parts.length >= drawn * every;
    for (const line of section(index, withDiagram)) parts.push(line.replaceAll('L#', `L${parts.length + 1}`));
    if (withDiagram) drawn += 1;
  }
  return parts.slice(0, lines).join('\n');
}

function section(index: number, withDiagram: boolean): readonly string[] {
  const words = 'The service keeps its queue **small** and answers with `202 Accepted`, see [the notes](./notes.md).';
  return [
    ...[`## ${index}. Part of the plan L#`, '', `L# ${words} ${words}`, ''],
    ...['- First point L#', '- Second point L#, *with emphasis*', '  - A detail of it L#', ''],
    ...['- [ ] Write the migration L#', '- [x] Ask the team L#', ''],
    ...(withDiagram ? diagram(index) : []),
    ...['| Field | Type | Note L# |', '|---|---|---|', '| id | uuid | L# |', '| name | text | L# |', ''],
    ...[
      '```ts',
      `export const part${index} = { size: ${index} }; // L#`,
      'start(); // L#',
      '',
      'stop(); // L#',
      '```',
      '',
    ],
    ...[`L# ${words.repeat(1 + (index % 5))}`, '', '> A remark that is kept for later. L#', ''],
  ];
}

function diagram(index: number): readonly string[] {
  return [
    ...['```mermaid', 'graph TD', `  A${index}([Start ${index}]) --> B${index}[Read the request]`],
    ...[`  B${index} --> C${index}{Is it valid?}`, `  C${index} -->|no| D${index}[Say what is wrong]`],
    ...[`  C${index} -->|yes| E${index}[Keep it]`, `  D${index} --> F${index}([End])`, `  E${index} --> F${index}`],
    ...['```', ''],
  ];
}
