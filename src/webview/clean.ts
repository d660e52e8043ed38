// Takes out of a drawing what Mermaid lets through and a plan does not need: whatever loads, runs or leads elsewhere.

/** Elements that are shapes, text or style; all others go, with what is in them. */
const unwanted =
  'script, iframe, object, embed, img, video, audio, form, input, button, link, meta, base, template, animate, set, animateTransform, animateMotion';
const addresses = ['href', 'xlink:href'];

/** The picture of a text that Mermaid made, as an element that was never in a page before it was clean. */
export function readDrawing(svg: string): SVGSVGElement | undefined {
  // In a document of its own nothing is loaded while it is read.
  const page = new DOMParser().parseFromString(svg, 'text/html');
  const image = page.querySelector('svg');
  if (!image) return undefined;
  for (const element of image.querySelectorAll(unwanted)) element.remove();
  for (const element of [image, ...image.querySelectorAll('*')]) clean(element);
  return document.importNode(image, true);
}

function clean(element: Element): void {
  for (const { name, value } of [...element.attributes]) {
    if (/^on/i.test(name) || (!addresses.includes(name) && reachesOut(value))) element.removeAttribute(name);
  }
  if (element.tagName.toLowerCase() === 'style') {
    element.textContent = (element.textContent ?? '').replace(/@import[^;]*;?/gi, '').replace(outside, 'none');
  }
  const address = addresses.map((name) => element.getAttribute(name)).find((value) => value !== null);
  if (address === undefined) return;
  for (const name of addresses) element.removeAttribute(name);
  const isLink = element.tagName.toLowerCase() === 'a';
  if (address?.startsWith('#') || (isLink && /^(?:https?:\/\/|mailto:)/i.test(address ?? '')))
    element.setAttribute('href', address ?? '');
}

/** An address in a style that is none of the drawing itself. */
const outside = /url\(\s*(?!['"]?#)[^)]*\)|image-set\([^)]*\)/gi;

function reachesOut(value: string): boolean {
  return value.search(outside) >= 0;
}
