import { FileChild, XmlComponent, type Paragraph, type TextRun } from 'docx';
import type { PaperField } from '../paper.ts';

/** An element with attributes and children, for what the library does not offer. */
class Element extends XmlComponent {
  constructor(name: string, attributes: Readonly<Record<string, string>> = {}, children: readonly XmlComponent[] = []) {
    super(name);
    if (Object.keys(attributes).length > 0) this.root.push({ _attr: attributes });
    this.root.push(...children);
  }
}

/** Several whole lines in one content control. */
class BlockControl extends FileChild {
  constructor(properties: XmlComponent, content: XmlComponent) {
    super('w:sdt');
    this.root.push(properties, content);
  }
}

function kindOf(field: PaperField): XmlComponent {
  switch (field.type) {
    case 'date':
      return new Element('w:date', {}, [
        new Element('w:dateFormat', { 'w:val': 'yyyy年M月d日' }),
        new Element('w:lid', { 'w:val': 'zh-CN' }),
        new Element('w:storeMappedDataAs', { 'w:val': 'dateTime' }),
        new Element('w:calendar', { 'w:val': 'gregorian' }),
      ]);
    case 'choice':
      return new Element(
        'w:dropDownList',
        {},
        field.options.map((option) => new Element('w:listItem', { 'w:displayText': option, 'w:value': option })),
      );
    case 'paragraphs':
      return new Element('w:text', { 'w:multiLine': '1' });
    default:
      return new Element('w:text');
  }
}

function properties(id: number, tag: string, field: PaperField, kind: XmlComponent): XmlComponent {
  return new Element('w:sdtPr', {}, [
    new Element('w:alias', { 'w:val': field.label }),
    new Element('w:tag', { 'w:val': tag }),
    new Element('w:id', { 'w:val': String(id) }),
    new Element('w:showingPlcHdr'),
    kind,
  ]);
}

/** A blank inside a line as a content control (内容控件) that bears the label of its field; the blank is its placeholder. */
export function inlineControl(id: number, tag: string, field: PaperField, content: readonly TextRun[]): XmlComponent {
  return new Element('w:sdt', {}, [
    properties(id, tag, field, kindOf(field)),
    new Element('w:sdtContent', {}, content),
  ]);
}

/** Blank lines as one content control. */
export function blockControl(id: number, tag: string, field: PaperField, content: readonly Paragraph[]): FileChild {
  return new BlockControl(
    properties(id, tag, field, new Element('w:richText')),
    new Element('w:sdtContent', {}, content),
  );
}

/** The end of a line inside a paragraph. */
export function lineBreak(): XmlComponent {
  return new Element('w:br');
}
