/**
 * The page without header, menus and footer (`?embed`), for a frame of a training platform. Links to other pages open
 * beside the platform, so that the reader stays where the course is.
 */
for (const part of document.querySelectorAll('.site, .side, .toc, .crumbs, .foot, .skip')) part.remove();
const frame = document.querySelector('.frame.page');
frame?.classList.remove('page-3');
frame?.classList.add('page-1');

const whole = new URL(location.href);
whole.searchParams.delete('embed');
const main = document.querySelector('main');
if (main) {
  const link = document.createElement('a');
  link.href = whole.href;
  link.textContent = '在手册里打开这一页';
  const line = document.createElement('p');
  line.className = 'note on-screen';
  line.append(link);
  main.append(line);
}
document.addEventListener(
  'click',
  ({ target }) => {
    const link = target instanceof Element ? target.closest('a') : null;
    if (!link || link.protocol === 'blob:' || link.download !== '') return;
    if (link.href.split('#')[0] === location.href.split('#')[0]) return;
    link.target = '_blank';
    link.rel = 'noopener';
  },
  true,
);
export {};
