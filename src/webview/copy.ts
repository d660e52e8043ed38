// A drawing as a picture for elsewhere: as SVG text or as PNG, in the clipboard.

/** The longest side of a PNG, in pixels: browsers refuse larger canvases. */
const longest = 8000;

/** The drawing as a file of its own. */
export function svgText(image: SVGSVGElement): string {
  const { width, height } = image.viewBox.baseVal;
  const copy = image.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) return '';
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(Math.ceil(width)));
  copy.setAttribute('height', String(Math.ceil(height)));
  // Made for a background: on another one its colours could not be read.
  copy.style.background = getComputedStyle(document.body).backgroundColor;
  copy.style.removeProperty('max-width');
  return new XMLSerializer().serializeToString(copy);
}

export async function copySvg(image: SVGSVGElement): Promise<void> {
  await navigator.clipboard.writeText(svgText(image));
}

export async function copyPng(image: SVGSVGElement): Promise<void> {
  // The browser wants to see the request for the clipboard in the click itself.
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': toPng(image) })]);
}

/** The drawing in twice its size. */
export async function toPng(image: SVGSVGElement): Promise<Blob> {
  const { width, height } = image.viewBox.baseVal;
  const scale = Math.min(2, longest / Math.max(width, height));
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(image))}`;
  await picture.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The browser made no picture.'))), 'image/png');
  });
}
