import { make, makeLink } from './dom.ts';

/**
 * Says under the title that the page should have been reviewed by now.
 * @param day until when its review was good, in words.
 */
export function tellOverdue(day: string): void {
  const note = make('p', 'version-note');
  note.setAttribute('role', 'note');
  const hasBasis = document.getElementById('basis') !== null;
  const source = makeLink(hasBasis ? '#basis' : '#review', hasBasis ? '本页的依据' : '页尾的说明');
  note.append(`这一页最迟应在${day}再核对，现在已经过了。用之前，先对照现行规定：从`, source, '查起。');
  document.querySelector('main h1')?.after(note);
}
