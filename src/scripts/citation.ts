import { make, makeButton } from './dom.ts';
import { qrPicture } from './qr-picture.ts';

let open: { readonly panel: HTMLElement; readonly link: HTMLAnchorElement } | undefined;

/**
 * Shows under a code its address, the QR code of it, and the lines that put it into a frame of a training platform.
 * The address is copied at once where the browser lets it. The same code once more closes it.
 */
export function cite(link: HTMLAnchorElement): void {
  const before = open;
  close();
  if (before?.link === link) return;
  // Without what was typed after the `?`.
  const address = link.href.replace(/\?[^#]*/, '');
  const panel = make('section', 'citation on-screen');
  panel.setAttribute('aria-label', `${link.textContent?.trim() ?? ''} 的链接和二维码`);
  const status = make('span', 'dim');
  status.setAttribute('role', 'status');
  const embedded = address.replace(/(#|$)/, '?embed$1');
  const words = make(
    'div',
    '',
    line('链接', address, status),
    line(
      '放进培训平台的框里',
      `<iframe src="${embedded}" width="100%" height="600" title="${titleOf()}"></iframe>`,
      status,
    ),
    makeButton('copy', '收起', () => closeAndReturn(link)),
    ' ',
    status,
  );
  if (location.protocol.startsWith('http')) {
    const picture = qrPicture(address);
    picture.removeAttribute('aria-hidden');
    picture.setAttribute('role', 'img');
    picture.setAttribute('aria-label', `二维码：${address}`);
    panel.append(picture);
  }
  panel.append(words);
  panel.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') closeAndReturn(link);
  });
  (link.closest('.step-head, .tools, li, h2, h3') ?? link).after(panel);
  link.setAttribute('aria-expanded', 'true');
  open = { panel, link };
  navigator.clipboard?.writeText(address).then(
    () => (status.textContent = '链接已复制'),
    () => (status.textContent = ''),
  );
}

function close(): void {
  open?.panel.remove();
  open?.link.removeAttribute('aria-expanded');
  open = undefined;
}

function closeAndReturn(link: HTMLAnchorElement): void {
  close();
  link.focus();
}

/** The title of the page, fit to stand in an attribute. */
function titleOf(): string {
  return document.title.replace(/["<>&]/g, ' ');
}

/** A line that can be selected, and a button that copies it where the browser lets it. */
function line(name: string, text: string, status: HTMLElement): HTMLElement {
  const input = make('input');
  input.readOnly = true;
  input.value = text;
  input.addEventListener('focus', () => input.select());
  const row = make('p', '', make('label', '', name, input));
  if (!navigator.clipboard) return row;
  const copy = makeButton('copy', '复制', () => {
    navigator.clipboard.writeText(text).then(
      () => (status.textContent = `已复制：${name}`),
      () => (status.textContent = '没能复制，请手动选取'),
    );
  });
  copy.setAttribute('aria-label', `复制：${name}`);
  row.append(copy);
  return row;
}
