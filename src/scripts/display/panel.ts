import { make, makeButton } from '../dom.ts';
import type { Setting, Settings } from './settings.ts';

const questions: readonly { name: Setting; title: string; first: string; words: Readonly<Record<string, string>> }[] = [
  { name: 'theme', title: '颜色', first: '跟随系统', words: { light: '浅色', dark: '深色' } },
  { name: 'contrast', title: '对比', first: '跟随系统', words: { more: '高对比' } },
  { name: 'text', title: '字号', first: '100%', words: {} },
];
const keepsWords = '选的只记在这个浏览器里，是设置，不是内容。恢复默认就删掉。';
const refusedWords = '这个浏览器不让网页记东西，选的只在这一页有效。';

/** The panel of display settings (显示设置), below the header: nothing is covered, whatever the size of the text. */
export class DisplayPanel {
  readonly element = make('section', 'display-panel');
  readonly #button: HTMLButtonElement;
  readonly #settings: Settings;
  readonly #status = make('p', 'dim');
  readonly #radios: HTMLInputElement[] = [];

  /** @param button opens and closes it, and stands before it. */
  constructor(button: HTMLButtonElement, settings: Settings) {
    this.#button = button;
    this.#settings = settings;
    const { element } = this;
    element.id = 'display';
    element.hidden = true;
    element.setAttribute('aria-label', '显示设置');
    this.#status.setAttribute('role', 'status');
    this.#status.textContent = keepsWords;
    element.append(
      ...questions.map((question) => this.#question(question)),
      make(
        'div',
        'display-acts',
        makeButton('copy', '恢复默认', () => this.#reset()),
        this.#status,
      ),
    );
    // What another tab chose shows here too.
    addEventListener('storage', () => this.#show());
    for (const part of [element, button]) {
      part.addEventListener('keydown', (event) => {
        if (event.key === 'Escape' && !element.hidden) this.toggle();
      });
    }
    button.setAttribute('aria-controls', element.id);
    button.after(element);
  }

  /** Opens or closes it. */
  toggle(): void {
    const { element } = this;
    // Before it is gone, and the focus with it.
    if (element.contains(document.activeElement)) this.#button.focus();
    element.hidden = !element.hidden;
    this.#button.setAttribute('aria-expanded', String(!element.hidden));
    this.#show();
  }

  #question({ name, title, first, words }: (typeof questions)[number]): HTMLFieldSetElement {
    const options = ['', ...this.#settings.choices[name]].map((value) => {
      const radio = make('input');
      radio.type = 'radio';
      radio.name = `display-${name}`;
      radio.value = value;
      radio.autocomplete = 'off';
      radio.addEventListener('change', () => this.#choose(name, value));
      this.#radios.push(radio);
      return make('label', '', radio, value === '' ? first : (words[value] ?? `${value}%`));
    });
    return make('fieldset', '', make('legend', '', title), ...options);
  }

  #choose(name: Setting, value: string): void {
    this.#status.textContent = this.#settings.choose(name, value) ? keepsWords : refusedWords;
  }

  #reset(): void {
    for (const { name } of questions) this.#choose(name, '');
    this.#show();
  }

  /** Ticks what holds now. */
  #show(): void {
    for (const radio of this.#radios) {
      const now = document.documentElement.dataset[radio.name.replace('display-', '')] ?? '';
      radio.checked = radio.value === now;
    }
  }
}
