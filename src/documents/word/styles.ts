import { characterTwips, lineTwips, points, tightening } from '../geometry.ts';
import type { ParagraphStyle } from '../sheet.ts';

/** Faces by their names in the official format; other programs know them by the names in `alternatives`. */
export const faces = {
  fang: '仿宋_GB2312',
  hei: '黑体',
  kai: '楷体_GB2312',
  biaosong: '方正小标宋简体',
  song: '宋体',
} as const;

/** A face. */
type Face = keyof typeof faces;

/** What a machine may have instead of a face, by its name. */
export const alternatives: Readonly<Record<Face, string>> = {
  fang: '仿宋,FangSong,方正仿宋_GBK,FZFangSong-Z02,STFangsong',
  hei: 'SimHei,方正黑体_GBK,STHeiti',
  kai: '楷体,KaiTi,方正楷体_GBK,STKaiti',
  biaosong: '方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋,STZhongsong,宋体',
  song: 'SimSun,方正书宋_GBK,STSong',
};

/** Font attributes of a face: for East Asian and Latin letters alike, so that quotes and dashes stay Chinese. */
export function fontOf(face: Face): { ascii: string; hAnsi: string; eastAsia: string; cs: string; hint: string } {
  const name = faces[face];
  return { ascii: name, hAnsi: name, eastAsia: name, cs: 'Times New Roman', hint: 'eastAsia' };
}

/** Font of printed blanks: two of its underscores are as wide as a character, and touch. */
export const blankFont = {
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia: 'Times New Roman',
  hint: 'eastAsia',
};

interface Description {
  /** Name in Word's list of styles. */
  readonly name: string;
  readonly face?: Face;
  readonly size?: number;
  readonly colour?: string;
  readonly align?: 'left' | 'center' | 'right';
  /** Exact height of a line in twips, or `free`. */
  readonly line?: number | 'free';
  readonly before?: number;
  readonly after?: number;
  /** First line, in characters. */
  readonly first?: number;
  /** Left edge and how far the first line hangs out of it, in characters. */
  readonly left?: number;
  readonly hanging?: number;
  readonly outline?: number;
  readonly keepNext?: boolean;
  readonly underRed?: boolean;
}

/** The paragraph styles by their role; official ones by GB/T 9704-2012, chapter 7. */
const descriptions: Readonly<Record<ParagraphStyle, Description>> = {
  mark: {
    name: '公文-发文机关标志',
    face: 'biaosong',
    colour: 'FF0000',
    align: 'center',
    line: lineTwips * 2,
  },
  letterMark: { name: '公文-信函标志', face: 'biaosong', colour: 'FF0000', align: 'center', line: lineTwips * 2 },
  number: { name: '公文-发文字号', align: 'center', underRed: true },
  letterNumber: { name: '公文-信函字号', align: 'right', before: 280 },
  secrecy: { name: '公文-密级', face: 'hei', align: 'left' },
  title: { name: '公文-标题', face: 'biaosong', size: points.title, align: 'center', line: 640, outline: 0 },
  formTitle: {
    name: '表格-标题',
    face: 'biaosong',
    size: points.title,
    align: 'center',
    line: 700,
    after: 160,
    outline: 0,
  },
  addressee: { name: '公文-主送机关', align: 'left' },
  level1: { name: '公文-一级标题', face: 'hei', first: 2, outline: 1, keepNext: true },
  level2: { name: '公文-二级标题', face: 'kai', first: 2, outline: 2, keepNext: true },
  level3: { name: '公文-三级标题', first: 2, outline: 3, keepNext: true },
  level4: { name: '公文-四级标题', first: 2, outline: 4, keepNext: true },
  body: { name: '公文-正文', first: 2 },
  flush: { name: '公文-顶格正文', align: 'left' },
  attachment: { name: '公文-附件说明', left: 5, hanging: 3, align: 'left' },
  attachmentFirst: { name: '公文-附件说明首', left: 6, hanging: 4, align: 'left' },
  attachmentNext: { name: '公文-附件说明续', left: 6, hanging: 1, align: 'left' },
  signature: { name: '公文-署名', align: 'right', keepNext: true },
  handSignature: { name: '文稿-签名', align: 'left', first: 2 },
  remark: { name: '公文-附注', first: 2, align: 'left' },
  question: { name: '笔录-问答', left: 2, hanging: 2, align: 'left' },
  empty: { name: '公文-空行' },
  label: { name: '表格-栏目', face: 'hei', size: points.table, align: 'center', line: 'free' },
  value: { name: '表格-内容', size: points.table, align: 'left', line: 'free' },
  centred: { name: '表格-页脚', size: points.table, align: 'center', line: 'free' },
  opinionSign: { name: '表格-签名', size: points.table, align: 'right', line: 'free' },
  imprint: { name: '公文-版记', size: points.small, align: 'left', line: 420 },
  imprintDate: { name: '公文-印发日期', size: points.small, align: 'right', line: 420 },
  guide: { name: '文稿-提示', face: 'kai', first: 2 },
};

/** Style id of a role. */
export function styleId(style: ParagraphStyle): string {
  return `KB${style}`;
}

/** Style of page numbers: 四号半角宋体 (7.5). */
export const pageNumberStyle = 'KBpageNumber';

/** All styles of a paper, as the part `styles.xml`. */
export function wordStyles(): string {
  const styles = Object.entries(descriptions).map(([role, description]) => styleXml(`KB${role}`, description));
  const page = styleXml(pageNumberStyle, { name: '公文-页码', face: 'song', size: points.small, line: 320 });
  const text = `${font('fang')}<w:spacing w:val="${tightening}"/><w:kern w:val="0"/>${sizes(points.text)}`;
  return `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>${text}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:spacing w:before="0" w:after="0" w:line="${lineTwips}" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr></w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>${styles.join('')}${page}</w:styles>`;
}

function font(face: Face): string {
  const { ascii, cs } = fontOf(face);
  return `<w:rFonts w:ascii="${ascii}" w:hAnsi="${ascii}" w:eastAsia="${ascii}" w:cs="${cs}" w:hint="eastAsia"/>`;
}

function sizes(size: number): string {
  return `<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/>`;
}

/** A paragraph style; the order of its properties is that of the schema (CT_PPr, CT_RPr). */
function styleXml(id: string, style: Description): string {
  const { face, size, colour, align, line, outline } = style;
  const grid = size === undefined && line === undefined;
  const paragraph = [
    style.keepNext ? '<w:keepNext/>' : '',
    style.underRed ? '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="5" w:color="FF0000"/></w:pBdr>' : '',
    grid ? '' : '<w:snapToGrid w:val="0"/>',
    `<w:spacing w:before="${style.before ?? 0}" w:after="${style.after ?? 0}" ${
      line === 'free' ? 'w:line="300" w:lineRule="atLeast"' : `w:line="${line ?? lineTwips}" w:lineRule="exact"`
    }/>`,
    indent(style),
    align ? `<w:jc w:val="${align}"/>` : '',
    outline === undefined ? '' : `<w:outlineLvl w:val="${outline}"/>`,
  ];
  const run = [
    face ? font(face) : '',
    colour === undefined ? '' : `<w:color w:val="${colour}"/>`,
    size === undefined ? '' : `<w:spacing w:val="0"/>${sizes(size)}`,
  ].join('');
  return `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${style.name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${paragraph.join('')}</w:pPr>${run === '' ? '' : `<w:rPr>${run}</w:rPr>`}</w:style>`;
}

/** Indents in characters and in twips: Word counts the characters anew when somebody changes the size. */
function indent({ first, left, hanging }: Description): string {
  const of = (name: string, characters: number | undefined): string =>
    characters === undefined || characters === 0
      ? ''
      : ` w:${name}Chars="${characters * 100}" w:${name}="${characters * characterTwips}"`;
  const attributes = of('left', left) + of('hanging', hanging) + of('firstLine', first);
  return attributes === '' ? '' : `<w:ind${attributes}/>`;
}
