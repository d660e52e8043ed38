// How the elements of the plans view look: icon, words, what a click does, what menus go by.
import * as vscode from 'vscode';
import { stateOf, type PlanFacts, type PlanState } from '../../app/plans/state.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import { taskWords } from '../language/idText.ts';
import { short } from '../chat/markdown.ts';
import { tell } from '../tell.ts';
import { uriIn } from '../workspace.ts';
import type { FolderFacts } from './facts.ts';
import type { PlanNode } from './nodes.ts';

const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

/** An element as VS Code draws it. Without facts its state is not known yet. */
export function itemOf(node: PlanNode, facts: FolderFacts | undefined, hasChildren: boolean): vscode.TreeItem {
  const { label, description, icon, state, context } = looks(node, facts);
  const item = new vscode.TreeItem(label, foldOf(node, hasChildren));
  item.id = node.id;
  item.contextValue = context;
  if (description !== '') item.description = description;
  if (icon) item.iconPath = icon;
  const said = state === undefined ? '' : tell(state);
  const words = [label, ...(said === description ? [] : [said]), description].filter((part) => part !== '');
  item.accessibilityInformation = { label: words.join(', ') };
  item.tooltip = words.join(' · ');
  if ('path' in node && node.kind !== 'plan') {
    item.command = { title: tell(say('Open')), command: 'vscode.open', arguments: openArguments(node) };
  }
  if (node.kind === 'document') item.resourceUri = uriIn(vscode.Uri.parse(node.folder), node.path);
  if (node.kind === 'task' && node.task.box !== undefined && node.task.state !== 'partial') {
    const { Checked, Unchecked } = vscode.TreeItemCheckboxState;
    item.checkboxState = {
      state: node.task.state === 'done' ? Checked : Unchecked,
      tooltip: tell(taskWords[node.task.state]),
      accessibilityInformation: { label: `${node.task.id} ${tell(taskWords[node.task.state])}` },
    };
  }
  return item;
}

interface Looks {
  readonly label: string;
  readonly description: string;
  readonly icon?: vscode.ThemeIcon;
  /** For those who cannot see the icon. */
  readonly state?: Sentence;
  /** Words that the menus look for. */
  readonly context: string;
}

function looks(node: PlanNode, facts: FolderFacts | undefined): Looks {
  switch (node.kind) {
    case 'workspace':
      return { label: node.name, description: '', icon: new vscode.ThemeIcon('root-folder'), context: 'workspace' };
    case 'group':
      return { label: tell(groupWords[node.group]), description: '', context: 'group' };
    case 'run': {
      const icon = node.waits ? stateIcon('waiting') : new vscode.ThemeIcon('debug-pause');
      return { label: node.title, description: node.detail, icon, context: `run${node.waits ? ' waiting' : ''}` };
    }
    case 'plan':
      return { label: node.plan.name, ...stateLooks(facts?.all, 'plan', node.run) };
    case 'document': {
      const known = facts?.documents.get(node.path);
      if (isAlternativeName(node.name)) {
        const icon = new vscode.ThemeIcon('git-compare');
        return { label: node.name, description: tell(say('alternative')), icon, context: 'document alternative' };
      }
      const ofRun = known?.isUnfinished ? `${node.run ?? ''} unfinished` : node.run;
      return { label: node.name, ...stateLooks(known?.facts, 'document', ofRun) };
    }
    case 'chapter': {
      const done = node.tasks.filter(({ state }) => state === 'done').length;
      const total = node.tasks.filter(({ state }) => state !== 'dropped').length;
      const icon = done === total ? stateIcon('done') : new vscode.ThemeIcon('list-unordered');
      return { label: node.title || tell(say('Tasks')), description: `${done}/${total}`, icon, context: 'chapter' };
    }
    case 'task': {
      const { id, title, state } = node.task;
      const description = state === 'partial' || state === 'dropped' ? tell(taskWords[state]) : '';
      const icon = state === 'partial' ? { icon: new vscode.ThemeIcon('circle-large-outline') } : {};
      return {
        label: short(`${id} ${title}`, 120),
        description,
        ...icon,
        state: taskWords[state],
        context: `task ${state}`,
      };
    }
    case 'phase': {
      const { number, title, status, detail, isStale, actions } = node.phase;
      const icon = isStale ? stateIcon('stale') : phaseIcons[status];
      const label = number === 'plan' ? title : `${number} ${title}`;
      return { label, description: detail, icon, context: ['phase', status, ...actions].join(' ') };
    }
    case 'question':
      return {
        label: short(node.question, 160),
        description: '',
        icon: stateIcon('waiting'),
        state: stateWords.waiting,
        context: 'question',
      };
    case 'stale':
      return { label: node.section, description: tell(say('stale')), icon: stateIcon('stale'), context: 'stale' };
    case 'decision': {
      const state: PlanState = node.provisional ? 'provisional' : node.outcome === '' ? 'waiting' : 'done';
      const words = node.provisional ? tell(say('provisional: {0}', node.outcome)) : node.outcome;
      const description = node.outcome === '' ? tell(say('not decided')) : short(words, 80);
      return {
        label: `${node.decision} ${node.title}`,
        description,
        icon: stateIcon(state),
        context: `decision ${state}`,
      };
    }
  }
}

/** Of a document that stands beside its plan, by its path within the folder. */
function isAlternativeName(name: string): boolean {
  return /^alternatives\/[^/]+-plan\.md$/.test(name);
}

function stateLooks(facts: PlanFacts | undefined, kind: string, run: string | undefined): Omit<Looks, 'label'> {
  const state = facts ? stateOf(facts) : 'plain';
  const ofRun = run === undefined ? '' : run.endsWith(' unfinished') ? ' run unfinished' : ' run';
  const icon = state === 'plain' && kind === 'plan' ? new vscode.ThemeIcon('folder') : stateIcon(state);
  return {
    description: facts ? detailOf(facts, state) : '',
    icon,
    ...(state === 'plain' ? {} : { state: stateWords[state] }),
    context: `${kind} ${state}${ofRun}`,
  };
}

/** Progress, then what is to be done, in as few words as will do. */
function detailOf({ progress, questions, findings, stale, provisional }: PlanFacts, state: PlanState): string {
  const parts = [
    ...(progress && progress.total > 0 ? [`${progress.done}/${progress.total}`] : []),
    ...(questions > 0 ? [tell(questions === 1 ? say('1 question') : say('{0} questions', questions))] : []),
    ...(findings > 0 ? [tell(findings === 1 ? say('1 finding') : say('{0} findings', findings))] : []),
    ...(stale > 0 ? [tell(say('{0} stale', stale))] : []),
    ...(provisional > 0 ? [tell(say('{0} provisional', provisional))] : []),
  ];
  return parts.length > 0 || state === 'plain' ? parts.join(' · ') : tell(stateWords[state]);
}

function foldOf(node: PlanNode, hasChildren: boolean): vscode.TreeItemCollapsibleState {
  if (node.kind === 'workspace' || node.kind === 'group') return Expanded;
  if (node.kind === 'plan' || node.kind === 'chapter') return Collapsed;
  return hasChildren ? Collapsed : None;
}

function openArguments(node: PlanNode & { readonly path: string }): unknown[] {
  const line = lineOf(node);
  const uri = uriIn(vscode.Uri.parse(node.folder), node.path);
  return line === undefined ? [uri] : [uri, { selection: new vscode.Range(line - 1, 0, line - 1, 0) }];
}

/** The line, from 1, that an element is about. */
export function lineOf(node: PlanNode): number | undefined {
  if (node.kind === 'task') return node.task.line;
  if (node.kind === 'phase') return node.phase.line;
  if (node.kind === 'chapter') return node.tasks[0]?.line;
  return 'line' in node ? node.line : undefined;
}

const groupWords = { task: say('Task folders'), feature: say('Features') } as const;

const stateWords: Readonly<Record<PlanState, Sentence>> = {
  running: say('being worked on'),
  waiting: say('waiting for an answer'),
  findings: say('has findings'),
  stale: say('stale'),
  provisional: say('provisional'),
  draft: say('draft'),
  done: say('done'),
  plain: say('document'),
};

function stateIcon(state: PlanState): vscode.ThemeIcon {
  const [name, color] = stateIcons[state];
  return color === undefined ? new vscode.ThemeIcon(name) : new vscode.ThemeIcon(name, new vscode.ThemeColor(color));
}

const stateIcons: Readonly<Record<PlanState, readonly [name: string, color?: string]>> = {
  running: ['loading~spin'],
  waiting: ['question', 'charts.blue'],
  findings: ['warning', 'problemsWarningIcon.foreground'],
  // Not `charts.orange`: where nothing else is said that is a colour that one can hardly see.
  stale: ['history', 'charts.yellow'],
  provisional: ['law', 'charts.purple'],
  draft: ['edit'],
  done: ['pass', 'charts.green'],
  plain: ['markdown'],
};

const phaseIcons = {
  planned: new vscode.ThemeIcon('circle-large-outline'),
  active: new vscode.ThemeIcon('play-circle', new vscode.ThemeColor('charts.blue')),
  reopened: new vscode.ThemeIcon('debug-restart', new vscode.ThemeColor('charts.blue')),
  blocked: new vscode.ThemeIcon('circle-slash', new vscode.ThemeColor('charts.red')),
  completed: new vscode.ThemeIcon('pass-filled', new vscode.ThemeColor('charts.green')),
} as const;
