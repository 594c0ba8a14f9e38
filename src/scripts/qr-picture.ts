import { qrPath } from '../rendering/qr.ts';

/** The QR code of an address as a picture; what it says must stand beside it in words. */
export function qrPicture(address: string): SVGSVGElement {
  const { size, path } = qrPath(address);
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', `0 0 ${size} ${size}`);
  svg.setAttribute('class', 'qr');
  svg.setAttribute('aria-hidden', 'true');
  const strokes = document.createElementNS(space, 'path');
  strokes.setAttribute('d', path);
  svg.append(strokes);
  return svg;
}
