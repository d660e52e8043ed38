// How large the document is shown.

const steps = [0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];

/** The next larger or smaller step; without a direction the original size. */
export function nextZoom(zoom: number, direction: 1 | -1 | 0): number {
  if (direction === 0) return 1;
  const next =
    direction > 0 ? steps.find((step) => step > zoom + 0.001) : steps.findLast((step) => step < zoom - 0.001);
  return next ?? zoom;
}

/** The direction that a key or the wheel asks for, if it does. */
export function zoomDirection({ key }: { readonly key: string }): 1 | -1 | 0 | undefined {
  if (key === '0') return 0;
  if (key === '+' || key === '=') return 1;
  return key === '-' || key === '_' ? -1 : undefined;
}
