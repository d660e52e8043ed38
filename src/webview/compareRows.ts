// The rows of a comparison as elements of its page.
import type { ComparedPart, ComparisonTexts, Row, SideBlock, SideName } from '../vscode/compare/protocol.ts';

/** A section with its rows. */
export function partElement({ kind, title, rows, remark }: ComparedPart, words: ComparisonTexts): HTMLElement {
  const part = document.createElement('section');
  part.className = `part ${kind}`;
  if (title !== '') part.setAttribute('aria-label', title);
  if (remark !== '') {
    const note = document.createElement('p');
    note.className = 'remark';
    note.textContent = remark;
    part.append(note);
  }
  let run: Row[] = [];
  const closeRun = (): void => {
    if (run.length > 0) part.append(sameRows(run, words));
    run = [];
  };
  for (const row of rows) {
    if (row.kind === 'same') {
      run.push(row);
      continue;
    }
    closeRun();
    part.append(rowElement(row, words));
  }
  closeRun();
  return part;
}

/** What did not change, and what stands for it where only changes are shown. */
function sameRows(rows: readonly Row[], words: ComparisonTexts): HTMLElement {
  const count = document.createElement('p');
  count.className = 'unchanged';
  count.textContent = words.unchanged.replace('{0}', String(rows.length));
  return box('same-rows', count, ...rows.map((row) => rowElement(row, words)));
}

function rowElement({ kind, before, after }: Row, words: ComparisonTexts): HTMLElement {
  const row = box(`row ${kind}`, cell('before', before), cell('after', after));
  if (kind !== 'same') {
    row.tabIndex = -1;
    row.setAttribute('role', 'group');
    row.setAttribute('aria-label', words[kind]);
  }
  return row;
}

function cell(name: SideName, block: SideBlock | undefined): HTMLElement {
  const made = document.createElement('div');
  made.className = `cell ${name}`;
  made.dataset.side = name;
  if (!block) {
    made.classList.add('empty');
    return made;
  }
  const content = document.createElement('div');
  content.className = 'block';
  content.dir = 'auto';
  content.dataset.line = String(block.line);
  content.innerHTML = block.html;
  // Ids would be there twice, and boxes are the document's: here they only show.
  content.querySelectorAll('[id]').forEach((one) => one.removeAttribute('id'));
  content.querySelectorAll('input').forEach((input) => (input.disabled = true));
  made.append(content);
  return made;
}

/** A `div` with what is in it. */
export function box(className: string, ...children: readonly HTMLElement[]): HTMLElement {
  const made = document.createElement('div');
  made.className = className;
  made.append(...children);
  return made;
}
