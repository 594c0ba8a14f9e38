import type { TemplateBlock } from '../../model/schemas/document.ts';
import { chineseNumber } from '../../rendering/chinese-number.ts';
import { lineCharacters } from '../geometry.ts';
import type { Paper, PaperValues } from '../paper.ts';
import type { Node, Paragraph, ParagraphStyle, Run, Sheet, Table } from '../sheet.ts';
import { executionList } from './execution.ts';
import { emptyLines, letterHead, letterMark, officialHead, signOff, titleParagraphs } from './head.ts';
import { columnsOf, formTable, listTable, paragraph } from './table.ts';
import { blankLine, linesOf, space, Words } from './words.ts';

/**
 * Lays a paper out: conditions, dates, blanks, numbers of headings, places of name and date. The page, the Word file and
 * the plain text are drawn from what it gives, and from nothing else.
 * @param values what was filled in; absent for an empty paper, to be printed or filled in Word.
 */
export function layOut(paper: Paper, values?: PaperValues): Sheet {
  const words = new Words(paper, values);
  const composer = new Composer(paper, words);
  for (const block of paper.body) composer.add(block);
  return {
    code: paper.code,
    title: paper.title,
    layout: paper.layout,
    landscape: paper.landscape,
    empty: words.empty,
    head: paper.layout === 'letter' ? letterMark(words) : [],
    nodes: [...opening(paper, words), ...composer.nodes, ...composer.imprint()],
    footers: paper.footers,
    fields: paper.fields,
  };
}

function opening(paper: Paper, words: Words): Paragraph[] {
  switch (paper.layout) {
    case 'official':
      return officialHead(paper, words);
    case 'letter':
      return letterHead(paper, words);
    case 'plain':
      return [...titleParagraphs(paper, words), ...emptyLines(1)];
    case 'form':
    case 'record':
      return titleParagraphs(paper, words);
  }
}

/** Forms and records have their first line right under the title. */
function isTabular({ layout }: Pick<Paper, 'layout'>): boolean {
  return layout === 'form' || layout === 'record';
}

/** Number of a heading by its level: 一、（一）1.（1）; GB/T 9704-2012, 7.3.3. */
function headingNumber(level: number, count: number): string {
  const written = chineseNumber(count);
  return [`${written}、`, `（${written}）`, `${count}.`, `（${count}）`][level - 1] ?? '';
}

const levelStyles: readonly ParagraphStyle[] = ['level1', 'level2', 'level3', 'level4'];

/** A paragraph that holds an empty blank is not spread over the line. */
function ragged(of: Paragraph): Paragraph {
  return of.runs.some(({ blank }) => blank) ? { ...of, ragged: true } : of;
}

const signing: ReadonlySet<ParagraphStyle> = new Set(['signature', 'handSignature']);

/** Takes the blocks of a template one by one. */
class Composer {
  readonly nodes: Node[] = [];
  readonly #paper: Paper;
  readonly #words: Words;
  readonly #counts = [0, 0, 0, 0];
  #copies: readonly Run[] | undefined;

  constructor(paper: Paper, words: Words) {
    this.#paper = paper;
    this.#words = words;
  }

  add(block: TemplateBlock): void {
    const words = this.#words;
    switch (block.block) {
      case 'addressee':
        this.nodes.push(paragraph('addressee', words.runs(block.text)));
        break;
      case 'paragraph':
        this.#paragraph(block.text, block.flush ? 'flush' : 'body');
        break;
      case 'heading':
        this.#heading(block.level, words.runs(block.text), block.numbered);
        break;
      case 'title':
        this.nodes.push(...titleParagraphs(this.#paper, words, block.text));
        if (!isTabular(this.#paper)) this.nodes.push(...emptyLines(1));
        break;
      case 'table':
        this.#table(formTable(this.#paper, block.rows, words));
        break;
      case 'list':
        this.#table(listTable(this.#paper, block.of, words));
        break;
      case 'questions':
        this.#questions(block);
        break;
      case 'outline':
        this.#heading(1, words.runs(block.text), true);
        if (words.text(block.of) === '') this.nodes.push(paragraph('guide', [{ text: `（${block.guide}）` }]));
        this.#paragraph(`{${block.of}}`, 'body');
        break;
      case 'attachments':
        this.#attachments(block.of);
        break;
      case 'signatures':
        this.#signatures(block.of, block.dated);
        break;
      case 'signoff':
        this.#keepLast();
        this.nodes.push(...signOff(words.runs(block.text), words.run(block.on), block.sealed));
        break;
      case 'remark':
        this.nodes.push(paragraph('remark', [{ text: '（' }, ...words.runs(block.text), { text: '）' }]));
        break;
      case 'copies':
        if (words.empty || words.text(block.of) !== '') this.#copies = [words.run(block.of)];
        break;
      case 'appendix':
        this.add({ block: 'break' });
        this.nodes.push(
          paragraph('secrecy', [{ text: '附件' }]),
          ...emptyLines(1),
          ...titleParagraphs(this.#paper, words, block.text),
          ...emptyLines(1),
        );
        break;
      case 'execution':
        this.nodes.push(...executionList(this.#paper, block, words));
        break;
      case 'when': {
        const chosen = words.chosen(block.field);
        if (chosen.length === 0) this.#alternative(block.then);
        else if (chosen.some((value) => block.is.includes(value))) for (const inner of block.then) this.add(inner);
        break;
      }
      case 'break':
        this.nodes.push({ kind: 'break' });
        this.#counts.fill(0);
        break;
      case 'hint':
        break;
    }
  }

  /** The imprint (版记): copies, who printed it and when; GB/T 9704-2012, 7.4. A letter has copies alone (10.1). */
  imprint(): Table[] {
    const words = this.#words;
    const columns = columnsOf(this.#paper);
    const { layout } = this.#paper;
    if (layout !== 'official' && layout !== 'letter') return [];
    const line = (
      style: 'imprint' | 'imprintDate',
      span: number,
      runs: readonly Run[],
    ): Table['rows'][number]['cells'][number] => ({
      span,
      heading: false,
      vertical: 'middle',
      paragraphs: [paragraph(style, runs)],
    });
    const copies = this.#copies
      ? [{ cells: [line('imprint', columns, [{ text: '抄送：' }, ...this.#copies, { text: '。' }])] }]
      : [];
    if (layout === 'letter')
      return copies.length > 0 ? [{ kind: 'table', style: 'copies', columns, rows: copies }] : [];
    const half = Math.round((columns * 3) / 5);
    const printed = {
      cells: [
        line('imprint', half, [words.run('printedBy')]),
        line('imprintDate', columns - half, [words.run('printedOn'), { text: '印发' }]),
      ],
    };
    return [{ kind: 'table', style: 'imprint', columns, rows: [...copies, printed] }];
  }

  /** Parts of which only some will stand, while nothing is chosen: each paragraph with a box to tick. */
  #alternative(blocks: readonly TemplateBlock[]): void {
    const from = this.nodes.length;
    for (const block of blocks) this.add(block);
    const added = this.nodes.splice(from);
    this.nodes.push(
      ...added.map((node): Node =>
        node.kind === 'paragraph' && node.style === 'body' ? { ...node, runs: [{ text: '□' }, ...node.runs] } : node,
      ),
    );
  }

  /** A table; a line of space between it and signatures above it. */
  #table(table: Table): void {
    const before = this.nodes[this.nodes.length - 1];
    if (before?.kind === 'table') {
      // Two tables that touch are one: a head in the middle is not repeated.
      const rows = table.rows.map((row) => ({ ...row, repeat: false }));
      this.nodes[this.nodes.length - 1] = { ...before, rows: [...before.rows, ...rows] };
      return;
    }
    if (before?.kind === 'paragraph' && signing.has(before.style)) this.nodes.push(...emptyLines(1));
    this.nodes.push(table);
  }

  #paragraph(text: string, style: 'body' | 'flush'): void {
    const words = this.#words;
    const only = /^\{(\w+)\}$/.exec(text)?.[1];
    if (only !== undefined && words.field(only).type === 'paragraphs' && words.text(only) === '') {
      const { lines, required } = words.field(only);
      // What is not needed is left out of a filled paper; a record keeps its lines, to be written on by hand.
      if (!words.empty && !required && this.#paper.layout !== 'record') return;
      for (let line = 0; line < lines; line += 1)
        this.nodes.push({
          ...paragraph('flush', [{ text: blankLine(lineCharacters - 3), blank: true, field: only }]),
          blankOf: only,
        });
      return;
    }
    this.nodes.push(...words.paragraphs(text).map((runs) => ragged(paragraph(style, runs))));
  }

  /** The last words before name and date go with them to the next page: no page holds name and date alone. */
  #keepLast(): void {
    const last = this.nodes[this.nodes.length - 1];
    if (last?.kind === 'paragraph') this.nodes[this.nodes.length - 1] = { ...last, keep: true };
  }

  #heading(level: number, runs: readonly Run[], numbered: boolean): void {
    const style = levelStyles[level - 1] ?? 'level4';
    if (!numbered) {
      this.nodes.push(paragraph(style, runs));
      return;
    }
    const count = (this.#counts[level - 1] ?? 0) + 1;
    this.#counts[level - 1] = count;
    this.#counts.fill(0, level);
    this.nodes.push(paragraph(style, [{ text: headingNumber(level, count) }, ...runs]));
  }

  #questions(block: Extract<TemplateBlock, { block: 'questions' }>): void {
    const words = this.#words;
    const say = (who: string, runs: readonly Run[]): void => {
      this.nodes.push(paragraph('question', [{ text: who }, ...runs]));
    };
    for (const { ask, reply } of block.pairs) {
      say('问：', words.runs(ask));
      const said = reply === undefined ? '' : words.text(reply);
      say('答：', said === '' ? [] : [{ text: linesOf(said).join('\n'), field: reply }]);
    }
    if (block.more === undefined) return;
    const rows = words.rows(block.more);
    for (const row of rows) {
      say('问：', [{ text: linesOf(row['question'] ?? '').join('\n') }]);
      say('答：', [{ text: linesOf(row['reply'] ?? '').join('\n') }]);
    }
    if (rows.length > 0) return;
    for (let index = 0; index < words.field(block.more).blankRows; index += 1) {
      say('问：', []);
      say('答：', []);
    }
  }

  /** 附件说明; GB/T 9704-2012, 7.3.4: numbered if there are several, no stop at the end. */
  #attachments(name: string): void {
    const words = this.#words;
    const text = words.text(name);
    if (text === '' && !words.empty) return;
    const titles = text === '' ? [] : linesOf(text);
    this.#keepLast();
    this.nodes.push(...emptyLines(1).map((line) => ({ ...line, keep: true })));
    if (titles.length === 0) this.nodes.push(paragraph('attachment', [{ text: '附件：' }, words.run(name)]));
    titles.forEach((title, index) => {
      const several = titles.length > 1;
      const number = several ? `${index + 1}.` : '';
      const first = index === 0;
      const style = !first ? 'attachmentNext' : several ? 'attachmentFirst' : 'attachment';
      this.nodes.push({
        ...paragraph(style, [{ text: `${first ? '附件：' : ''}${number}` }, { text: title, field: name }]),
        keep: index < titles.length - 1,
      });
    });
  }

  #signatures(people: readonly string[], dated: boolean): void {
    this.#keepLast();
    this.nodes.push(...emptyLines(1).map((line) => ({ ...line, keep: true })));
    for (const [index, who] of people.entries()) {
      const date = [{ text: `${space.repeat(3)}年${space}月${space}日` }];
      const words = /（.+）$/.test(who) ? who : `${who}（签名）`;
      const keep = index < people.length - 1;
      const line = {
        ...paragraph('handSignature', [{ text: `${words}：` }, { text: blankLine(6), blank: true }]),
        keep,
      };
      this.nodes.push(dated ? { ...line, opposite: date } : line);
    }
  }
}
