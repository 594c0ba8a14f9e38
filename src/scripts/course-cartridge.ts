/**
 * Offers the cartridge of a course for learning-management systems: its links have to be whole addresses, so it is made
 * here, for the address under which the site was opened. A copy on a disk has none and offers nothing.
 */
import { make, makeButton } from './dom.ts';
import { siteAddress } from './site-address.ts';

const place = document.querySelector<HTMLElement>('#course-cartridge');
const base = siteAddress();
if (place && base !== undefined) offer(place, base);

function offer(place: HTMLElement, base: string): void {
  const { courseData = '', courseFile = '' } = place.dataset;
  const said = make('span', 'dim');
  said.setAttribute('role', 'status');
  const end = (words: string): void => {
    said.textContent = words;
    button.disabled = false;
  };
  const button = makeButton('copy', '生成通用课程包（Common Cartridge）', () => {
    button.disabled = true;
    said.textContent = '正在生成……';
    import('./courses/save-cartridge.ts')
      .then(({ saveCartridge }) => saveCartridge(base, courseData, courseFile))
      .then(
        () => end(`已生成，里面的网址以 ${base} 开头。`),
        () => end('没有生成：课程数据没有取到，检查网络后再按一次。'),
      );
  });
  place.replaceChildren(button, said);
}
