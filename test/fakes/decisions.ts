// Two decisions of a small library, and why the other categories need none.
import {
  decisionCategories,
  type ConsideredCategory,
  type Outcome,
  type TechnicalDecision,
} from '../../src/documents/speckit/decision/decision.ts';

/** Recommended: Option A. The most reversible: Option B. */
export const monolith: TechnicalDecision = {
  id: 'TD001',
  category: 'Architecture',
  title: 'One service or several',
  context: 'Three people run it, on one server.',
  required: 'Whether loans are a service of their own.',
  options: [
    {
      text: 'One monolith in Django',
      pros: ['One deployment', 'One log'],
      cons: ['All scale together'],
      cost: 'None',
      reversibility: 'Hard',
    },
    {
      text: 'A service per domain',
      pros: ['Scales apart'],
      cons: ['Three deployments'],
      cost: 'Two weeks',
      reversibility: 'Easy',
    },
  ],
  recommendation: { option: 0, reasons: 'Three people cannot run four services.' },
  impact: 'Decides the folders of all tasks.',
  reversibility: 'Medium',
  migration: 'Cut the loans module out along its interface.',
  dependsOn: [],
  weight: 9,
};

export const database: TechnicalDecision = {
  id: 'TD002',
  category: 'Data',
  title: 'The database of the loans',
  context: 'At most 50,000 loans a year.',
  required: 'Which database keeps the loans.',
  options: [
    { text: 'PostgreSQL', pros: ['Known'], cons: ['A server'], cost: 'One server' },
    { text: 'SQLite', pros: ['No server'], cons: ['One writer'], cost: 'None' },
  ],
  recommendation: { option: 0, reasons: 'Several people write at once.' },
  impact: 'Decides migrations and backups.',
  reversibility: 'Hard',
  migration: 'Dump and load over night.',
  dependsOn: ['TD001'],
  weight: 5,
};

export const decided: Outcome = {
  kind: 'decided',
  option: 0,
  text: 'One monolith in Django',
  rationale: 'We are three.',
  by: 'Anna',
  at: '2026-11-25T10:00:00Z',
  reviewTrigger: 'After MVP launch',
};

export const considered: readonly ConsideredCategory[] = decisionCategories.map((category) => ({
  category,
  decisions: [],
  reason: `The constitution settles ${category.toLowerCase()}.`,
}));
