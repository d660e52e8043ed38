// The script of an exported document: draws its diagrams, in the colours that the reader's system prefers.
import { listenToReader } from './canvas.ts';
import { Diagrams } from './diagrams.ts';

const status = document.getElementById('status');
const prefersDark = matchMedia('(prefers-color-scheme: dark)');

function setColours(): void {
  document.body.classList.toggle('vscode-dark', prefersDark.matches);
  document.body.classList.toggle('vscode-light', !prefersDark.matches);
}

setColours();
prefersDark.addEventListener('change', setColours);
listenToReader();
const diagrams = new Diagrams({
  // All of them: paper shows what was out of sight too.
  reach: '1000000px',
  drawn: () => undefined,
  say: (message) => {
    if (status) status.textContent = message;
  },
});
for (const block of document.querySelectorAll<HTMLElement>('.block')) {
  if (block.querySelector('.diagram')) diagrams.add(block, undefined);
}
