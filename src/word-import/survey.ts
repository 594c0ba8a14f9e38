import { toXml } from 'xast-util-to-xml';
import { Numbering } from './numbering.ts';
import { NotImportable, type WordParts } from './word-package.ts';
import { child, descendants, elementsIn, parseXml, valueOf, wordsIn, type XmlElement } from './xml.ts';

/** Something in a Word file that has no place in a draft, or that has to be looked at. */
export interface Finding {
  /** In Chinese: 图片, 脚注, 批注. */
  readonly what: string;
  /** Number of the paragraph that has words, from 1; absent for what stands in none. */
  readonly paragraph?: number | undefined;
  /** Beginning of the paragraph's words. */
  readonly near?: string | undefined;
  /** What it says, or what became of it. */
  readonly detail?: string | undefined;
}

/** What was found in a Word file, and its text without it. */
export interface Survey {
  readonly findings: readonly Finding[];
  /** `word/document.xml` with numbers written out, changes accepted, and nothing left that cannot be placed. */
  readonly document: string;
}

/** What is taken out, and what it is called. */
const takenOut: Readonly<Record<string, string>> = {
  'w:drawing': '图片',
  'w:pict': '图片',
  'w:object': '嵌入的对象',
  'm:oMath': '公式',
  'm:oMathPara': '公式',
  'w:ruby': '拼音指南',
};

/** Notes by their id: of footnotes, endnotes or comments. */
type Notes = ReadonlyMap<string, string>;

/**
 * Looks through the text paragraph by paragraph: says what cannot be placed and takes it out, accepts tracked changes,
 * and writes out the numbers that Word only shows.
 * @throws NotImportable if the parts are no text of a Word file.
 */
export function survey(parts: WordParts): Survey {
  const document = parseXml(parts.document);
  const body = child(document, 'w:body');
  if (document?.name !== 'w:document' || !body)
    throw new NotImportable('这个文件的写法不常见，读不出正文。用 Word 或者 WPS 打开，另存为 .docx，再导入。');
  const surveyor = new Surveyor(parts);
  surveyor.visit(body);
  if (parts.hasHeaders) surveyor.findings.push({ what: '页眉、页脚', detail: '没有导入' });
  return { findings: surveyor.findings, document: toXml(document) };
}

class Surveyor {
  readonly findings: Finding[] = [];
  readonly #numbering: Numbering;
  readonly #footnotes: Notes;
  readonly #endnotes: Notes;
  readonly #comments: Notes;
  readonly #links: ReadonlyMap<string, string>;
  readonly #contentsStyles: ReadonlySet<string>;
  #paragraph = 0;
  #near = '';

  constructor(parts: WordParts) {
    const styles = parseXml(parts.styles);
    this.#numbering = new Numbering(parseXml(parts.numbering), styles);
    this.#footnotes = notesIn(parts.footnotes, 'w:footnote');
    this.#endnotes = notesIn(parts.endnotes, 'w:endnote');
    this.#comments = notesIn(parts.comments, 'w:comment');
    const relationships = parseXml(parts.relationships);
    this.#links = new Map(
      (relationships ? elementsIn(relationships) : []).map(({ attributes }) => [
        attributes['Id'] ?? '',
        attributes['Target'] ?? '',
      ]),
    );
    this.#contentsStyles = new Set(
      (styles ? elementsIn(styles) : []).flatMap((style) =>
        /^toc /i.test(valueOf(style, 'w:name') ?? '') ? [style.attributes['w:styleId'] ?? ''] : [],
      ),
    );
  }

  /** Visits what stands one under the other: paragraphs, tables, and what holds them. */
  visit(parent: XmlElement): void {
    parent.children = parent.children.filter((inner) => {
      if (inner.type !== 'element') return true;
      if (inner.name === 'w:p') return this.#visitParagraph(inner);
      if (inner.name === 'w:tbl') this.#visitTable(inner);
      this.visit(inner);
      return true;
    });
  }

  /** @returns whether the paragraph stays. */
  #visitParagraph(paragraph: XmlElement): boolean {
    const words = shownWords(paragraph).trim();
    if (words !== '') this.#paragraph += 1;
    this.#near = words.slice(0, 24);
    if (this.#contentsStyles.has(valueOf(child(paragraph, 'w:pPr'), 'w:pStyle') ?? '')) {
      this.#report('目录', '没有导入');
      return false;
    }
    this.#number(paragraph);
    this.#clean(paragraph);
    return true;
  }

  #number(paragraph: XmlElement): void {
    const label = this.#numbering.labelOf(paragraph);
    if (label.kind === 'unknown')
      this.#report('认不出的编号', `Word 自动编的号（${label.format}），没有写进来，对照原文补上`);
    if (label.kind !== 'number') return;
    const properties = child(paragraph, 'w:pPr');
    if (properties) properties.children = properties.children.filter((inner) => !isNamed(inner, 'w:numPr'));
    const run: XmlElement = {
      type: 'element',
      name: 'w:r',
      attributes: {},
      children: [
        {
          type: 'element',
          name: 'w:t',
          attributes: { 'xml:space': 'preserve' },
          children: [{ type: 'text', value: `${label.text} ` }],
        },
      ],
    };
    const after = properties ? paragraph.children.indexOf(properties) + 1 : 0;
    paragraph.children.splice(after, 0, run);
  }

  /** Takes out of a paragraph what cannot be placed; what was inserted stays, what was deleted goes. */
  #clean(parent: XmlElement): void {
    parent.children = parent.children.flatMap((inner): XmlElement['children'] => {
      if (inner.type !== 'element') return [inner];
      const found = this.#judge(inner);
      if (found === 'out') return [];
      this.#clean(inner);
      return found === 'unwrap' ? inner.children.filter((each) => each.type === 'element') : [inner];
    });
  }

  #judge(element: XmlElement): 'stays' | 'out' | 'unwrap' {
    const { name, attributes } = element;
    const words = wordsIn(element).trim();
    const quoted = words === '' ? undefined : `“${words}”`;
    if (name === 'mc:AlternateContent' || name in takenOut) {
      const boxes = descendants(element, 'w:txbxContent');
      const texts = [...new Set(boxes.map((box) => wordsIn(box).trim()).filter((text) => text !== ''))];
      if (texts.length > 0) this.#report('文本框', `没有放进正文：“${texts.join('”“')}”`);
      else this.#report(takenOut[name] ?? '图片', name.startsWith('m:') ? `没有导入${quoted ?? ''}` : '没有导入');
      return 'out';
    }
    switch (name) {
      case 'w:footnoteReference':
        return this.#note('脚注', this.#footnotes.get(attributes['w:id'] ?? ''));
      case 'w:endnoteReference':
        return this.#note('尾注', this.#endnotes.get(attributes['w:id'] ?? ''));
      case 'w:commentReference':
        return this.#note('批注', this.#comments.get(attributes['w:id'] ?? ''));
      case 'w:ins':
      case 'w:moveTo':
        // The mark of a whole paragraph stands among its properties and has no words.
        if (quoted !== undefined) this.#report('修订：插入', `${quoted}，照已经接受写进来`);
        return 'unwrap';
      case 'w:del':
      case 'w:moveFrom':
        if (quoted !== undefined) this.#report('修订：删除', `${quoted}，照已经删去，没有写进来`);
        return quoted === undefined ? 'stays' : 'out';
      case 'w:hyperlink': {
        const address = this.#links.get(attributes['r:id'] ?? '');
        if (address !== undefined) this.#report('链接', `只留下文字，去掉了网址 ${address}`);
        return 'unwrap';
      }
      default:
        return 'stays';
    }
  }

  #note(what: string, words: string | undefined): 'out' {
    this.#report(what, `没有导入${words === undefined ? '' : `：“${words}”`}`);
    return 'out';
  }

  #visitTable(table: XmlElement): void {
    const first = shownWords(table).trim().slice(0, 24);
    const cells = descendants(table, 'w:tcPr');
    const merged = cells.filter(
      (properties) => Number(valueOf(properties, 'w:gridSpan') ?? 1) > 1 || child(properties, 'w:vMerge'),
    );
    const place = { paragraph: this.#paragraph + 1, near: first };
    if (merged.length > 0)
      this.findings.push({ what: '合并的单元格', ...place, detail: '拆开了，合并的内容在每一格里都写上，对照原文改' });
    if (descendants(table, 'w:tbl').length > 0)
      this.findings.push({ what: '表中表', ...place, detail: '里面的表格只留下文字' });
  }

  #report(what: string, detail: string): void {
    this.findings.push({ what, paragraph: Math.max(1, this.#paragraph), near: this.#near, detail });
  }
}

function isNamed(node: XmlElement['children'][number], name: string): boolean {
  return node.type === 'element' && node.name === name;
}

/** Words as they read with all changes accepted, without what is taken out. */
function shownWords(element: XmlElement): string {
  if (['w:del', 'w:moveFrom', 'mc:AlternateContent'].includes(element.name) || element.name in takenOut) return '';
  if (element.name === 'w:t' || element.name === 'w:tab' || element.name === 'w:br') return wordsIn(element);
  return elementsIn(element).map(shownWords).join('');
}

function notesIn(part: string, name: string): Notes {
  const root = parseXml(part);
  const notes = root ? elementsIn(root).filter((element) => element.name === name) : [];
  return new Map(notes.map((note) => [note.attributes['w:id'] ?? '', wordsIn(note).trim()]));
}
