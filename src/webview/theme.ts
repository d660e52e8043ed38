// The colours and fonts of VS Code, as Mermaid takes them.
import type { MermaidConfig } from 'mermaid';

/** A look of diagrams. Two looks with one `key` are the same. */
export interface Theme {
  readonly key: string;
  readonly config: MermaidConfig;
}

/** The theme of the page now. */
export function readTheme(): Theme {
  const isDark = document.body.matches('.vscode-dark, .vscode-high-contrast:not(.vscode-high-contrast-light)');
  const isContrast = document.body.classList.contains('vscode-high-contrast');
  const colours = readColours(isContrast);
  const config: MermaidConfig = {
    theme: 'base',
    darkMode: isDark,
    fontFamily: getComputedStyle(document.body).fontFamily,
    fontSize: 14,
    gantt: { axisFormat: '%d %b' },
    sequence: { actorFontSize: 14, messageFontSize: 14, noteFontSize: 14 },
    themeVariables: {
      darkMode: isDark,
      fontSize: '14px',
      ...mermaidColours(colours),
      ...seriesColours(colours, isDark),
    },
  };
  return { key: JSON.stringify([isDark, config.fontFamily, colours]), config };
}

/** Calls back when VS Code changes its theme or fonts. */
export function onThemeChange(changed: () => void): void {
  const attributes = ['class', 'data-vscode-theme-id', 'style'];
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { attributeFilter: attributes });
  observer.observe(document.documentElement, { attributeFilter: attributes });
}

interface Colours {
  readonly background: string;
  readonly foreground: string;
  readonly line: string;
  readonly node: string;
  readonly border: string;
  readonly group: string;
  readonly note: string;
}

function readColours(isContrast: boolean): Colours {
  const probe = document.createElement('span');
  // Where the system forces its colours, all would be that of its text.
  probe.style.setProperty('forced-color-adjust', 'none');
  probe.hidden = true;
  document.body.append(probe);
  const read = (value: string): string => {
    probe.style.color = value;
    return toHex(getComputedStyle(probe).color);
  };
  const background = 'var(--vscode-editor-background)';
  const foreground = 'var(--vscode-editor-foreground)';
  const accent = 'var(--vscode-textLink-foreground)';
  const mix = (colour: string, percent: number): string => `color-mix(in srgb, ${colour} ${percent}%, ${background})`;
  const colours = {
    background: read(background),
    foreground: read(foreground),
    line: read(isContrast ? foreground : mix(foreground, 65)),
    node: read(isContrast ? background : mix(accent, 12)),
    border: read(isContrast ? 'var(--vscode-contrastBorder, currentColor)' : mix(accent, 65)),
    group: read(isContrast ? background : mix(foreground, 5)),
    note: read(isContrast ? background : mix('var(--vscode-charts-yellow, #b58900)', 18)),
  };
  probe.remove();
  return colours;
}

/** Mermaid computes with colours and knows `#rrggbb` best: the browser paints one pixel to find it. */
function toHex(colour: string): string {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) return colour;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function mermaidColours({ background, foreground, line, node, border, group, note }: Colours): Record<string, string> {
  return {
    background,
    primaryColor: node,
    primaryTextColor: foreground,
    primaryBorderColor: border,
    secondaryColor: group,
    secondaryTextColor: foreground,
    secondaryBorderColor: line,
    tertiaryColor: group,
    tertiaryTextColor: foreground,
    tertiaryBorderColor: line,
    lineColor: line,
    textColor: foreground,
    titleColor: foreground,
    mainBkg: node,
    nodeBorder: border,
    clusterBkg: group,
    clusterBorder: line,
    edgeLabelBackground: background,
    noteBkgColor: note,
    noteTextColor: foreground,
    noteBorderColor: line,
    actorBkg: node,
    actorBorder: border,
    actorTextColor: foreground,
    actorLineColor: line,
    signalColor: foreground,
    signalTextColor: foreground,
    labelBoxBkgColor: group,
    labelTextColor: foreground,
    loopTextColor: foreground,
    activationBkgColor: group,
    activationBorderColor: line,
    classText: foreground,
    stateLabelColor: foreground,
    attributeBackgroundColorOdd: background,
    attributeBackgroundColorEven: group,
    relationColor: line,
    relationLabelColor: foreground,
    dropShadow: 'none',
  };
}

/** Hues of what stands side by side: slices, branches, sections. */
const hues = [210, 150, 275, 30, 340, 190, 50, 120, 245, 0, 310, 170];

function seriesColours({ background, foreground, line }: Colours, isDark: boolean): Record<string, string> {
  const tone = isDark ? '40%, 32%' : '58%, 80%';
  const entries = hues.flatMap((hue, index) => [
    [`pie${index + 1}`, `hsl(${hue}, ${tone})`],
    [`cScale${index}`, `hsl(${hue}, ${tone})`],
    [`cScaleLabel${index}`, foreground],
    [`cScaleInv${index}`, line],
    [`git${index}`, `hsl(${hue}, ${tone})`],
    [`gitBranchLabel${index}`, foreground],
  ]);
  return {
    ...Object.fromEntries(entries),
    pieOpacity: '1',
    pieStrokeColor: background,
    pieOuterStrokeColor: line,
    pieTitleTextSize: '16px',
    pieSectionTextColor: foreground,
  };
}
