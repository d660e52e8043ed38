// Where a workspace keeps what Planner reads beside plans. Names alone: the editor's entry knows them without their readers.

/** The findings that a project lives with for now. */
export const baselinePath = '.planner/baseline.json';

/** A team's own files: `<workflow>/<artifact>.md` is a template, `<workflow>/prompts/<name>.md` a prompt. */
export const teamFolder = '.planner/workflows';
