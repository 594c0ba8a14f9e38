import { writtenDate } from '../../deadlines/calendar-date.ts';
import type { PaperField, PaperValue, RegulationVersion } from '../../documents/paper.ts';
import type { ValueProblem } from '../../documents/values.ts';
import { make } from '../dom.ts';
import { frameOf, idOf, showError, type FollowingControl, type Frame } from './control.ts';
import { messagesOf } from './simple-controls.ts';

/** The version in force on a day (`2023-05-01`): the latest that had begun; nothing before the oldest. */
export function versionOn(versions: readonly RegulationVersion[], day: string): RegulationVersion | undefined {
  return versions.filter(({ from }) => from <= day).sort((a, b) => (a.from < b.from ? 1 : -1))[0];
}

/**
 * The version of the Regulations: proposed by the day on which the conduct ended, until somebody chooses by hand.
 */
export class RegulationControl implements FollowingControl {
  readonly field: PaperField;
  readonly element: HTMLElement;
  readonly follows: string;
  readonly #versions: readonly RegulationVersion[];
  readonly #select = make('select', 'fill-input');
  readonly #says = make('p', 'fill-says');
  readonly #frame: Frame;
  readonly #dateLabel: string;
  #day = '';
  #byHand = false;

  /**
   * @param dateLabel what the form calls the day on which the conduct ended.
   * @param rule a link to where the site says which version applies.
   */
  constructor(field: PaperField, versions: readonly RegulationVersion[], dateLabel: string, rule: Node | undefined) {
    this.field = field;
    this.follows = field.conduct ?? '';
    this.#versions = [...versions].sort((a, b) => (a.from < b.from ? -1 : 1));
    this.#dateLabel = dateLabel;
    this.#select.id = idOf(field);
    this.#select.required = field.required;
    this.#select.autocomplete = 'off';
    this.#select.append(new Option('请选择', ''));
    for (const { year, cited, from } of this.#versions)
      this.#select.append(new Option(`${cited}，${writtenDate(from)}起施行`, year));
    this.#says.setAttribute('role', 'status');
    const latest = this.#versions[versions.length - 1];
    const about = make(
      'p',
      'fill-hint',
      latest ? `行为发生在${writtenDate(latest.from)}以前的，一般适用当时的条例；新条例处理较轻的，按新条例` : '',
      ...(rule ? ['，见', rule] : []),
      '。',
    );
    about.id = `${idOf(field)}-rule`;
    this.#says.id = `${idOf(field)}-says`;
    this.#frame = frameOf(field, false, about, this.#select, this.#says);
    this.#select.setAttribute('aria-describedby', `${this.#frame.describedBy} ${about.id} ${this.#says.id}`);
    this.element = this.#frame.element;
    this.#select.addEventListener('input', () => {
      this.#byHand = this.#select.value !== '';
      this.#say();
    });
    this.#say();
  }

  value(): string {
    return this.#select.value;
  }

  set(value: PaperValue): void {
    this.#select.value = typeof value === 'string' ? value : '';
    this.#byHand = false;
    this.#say();
  }

  follow(day: string, anew: boolean): void {
    if (anew) {
      this.#day = day;
      const proposed = versionOn(this.#versions, day)?.year ?? '';
      this.#byHand = this.#select.value !== '' && this.#select.value !== proposed;
    } else if (day !== this.#day) {
      this.#day = day;
      if (!this.#byHand) this.#select.value = versionOn(this.#versions, day)?.year ?? '';
    }
    this.#say();
  }

  unreadable(): ValueProblem[] {
    return [];
  }

  complain(problems: readonly ValueProblem[]): void {
    showError(this.#frame.error, this.#select, messagesOf(problems));
  }

  focus(): void {
    this.#select.focus();
  }

  #say(): void {
    const text = this.#advice();
    if (this.#says.textContent !== text) this.#says.textContent = text;
  }

  #advice(): string {
    const oldest = this.#versions[0];
    if (this.#day === '') return `填了“${this.#dateLabel}”，这里会先按日期选一个版本，可以改。`;
    const proposed = versionOn(this.#versions, this.#day);
    const day = writtenDate(this.#day);
    if (!proposed) {
      const from = oldest ? writtenDate(oldest.from) : '';
      return `${day}在${from}以前，本站没有收录当时的版本。查清适用哪一版，下载以后在 Word 里写。`;
    }
    if (this.#select.value === proposed.year) return `${day}施行的是${proposed.year}年版，已先选上；可以改。`;
    if (this.#select.value === '') return `${day}施行的是${proposed.year}年版。`;
    return `${day}施行的是${proposed.year}年版，你选的是${this.#select.value}年版。请再核对一遍。`;
  }
}
