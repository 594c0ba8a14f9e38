import { unzipSync } from 'fflate';

/** A file that cannot be imported; the message says what it is and how to mend it, in Chinese. */
export class NotImportable extends Error {
  override readonly name = 'NotImportable';
}

/** The parts of a Word file that are read, as XML; pictures, macros and everything else stay packed. */
export interface WordParts {
  readonly document: string;
  readonly relationships: string;
  readonly styles: string;
  readonly numbering: string;
  readonly footnotes: string;
  readonly endnotes: string;
  readonly comments: string;
  /** Whether there are headers or footers with parts of their own. */
  readonly hasHeaders: boolean;
}

/** Largest file that is opened, in bytes: with its pictures. */
export const largestWordFile = 50 * 1024 * 1024;
/** Most XML that is unpacked of it, in bytes: a text of 400,000 characters takes about 8 MB. */
const mostXml = 20 * 1024 * 1024;

const partNames = {
  document: 'word/document.xml',
  relationships: 'word/_rels/document.xml.rels',
  styles: 'word/styles.xml',
  numbering: 'word/numbering.xml',
  footnotes: 'word/footnotes.xml',
  endnotes: 'word/endnotes.xml',
  comments: 'word/comments.xml',
} as const;

const saveAgain = '用 Word 或者 WPS 打开，另存为“Word 文档（.docx）”，再导入。';

/**
 * Unpacks what is read of a Word file. Sizes are judged by the directory of the archive before anything is unpacked; an
 * archive that lies about them gives no more than it said.
 * @throws NotImportable if it is no Word file, is protected, damaged or too large.
 */
export function readWordPackage(bytes: Uint8Array): WordParts {
  refuseOtherKinds(bytes);
  let unpacked = 0;
  let hasHeaders = false;
  const names: string[] = [];
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        names.push(name);
        if (/^word\/(header|footer)\d*\.xml$/.test(name)) hasHeaders = true;
        if (!Object.values<string>(partNames).includes(name)) return false;
        unpacked += originalSize;
        if (unpacked > mostXml)
          throw new NotImportable(
            `解开以后有 ${Math.ceil(unpacked / 1024 / 1024)} MB 以上的文字，不像正常的文件，没有打开。确实有这么长的，分成几份再导入。`,
          );
        return true;
      },
    });
  } catch (error) {
    if (error instanceof NotImportable) throw error;
    throw damaged();
  }
  if (!(partNames.document in files)) {
    if (names.some((name) => /^(xl|ppt)\//.test(name)))
      throw new NotImportable('这是表格或者演示文稿，不是 Word 文件。只能导入 .docx。');
    throw new NotImportable(`这不是 Word 文件：压缩包里没有 ${partNames.document}。${saveAgain}`);
  }
  const text = (name: string): string => {
    const data = files[name];
    if (data === undefined) return '';
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(data);
    } catch {
      throw damaged();
    }
  };
  return {
    document: text(partNames.document),
    relationships: text(partNames.relationships),
    styles: text(partNames.styles),
    numbering: text(partNames.numbering),
    footnotes: text(partNames.footnotes),
    endnotes: text(partNames.endnotes),
    comments: text(partNames.comments),
    hasHeaders,
  };
}

/** The file cannot be read to its end. */
export function damaged(): NotImportable {
  return new NotImportable(`文件损坏了，读不完整。先用 Word 或者 WPS 打开看看；能打开的，${saveAgain}`);
}

function refuseOtherKinds(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new NotImportable('文件是空的，一个字节也没有。');
  if (bytes.length > largestWordFile)
    throw new NotImportable(
      `文件有 ${(bytes.length / 1024 / 1024).toFixed(0)} MB，最多 ${largestWordFile / 1024 / 1024} MB。图片不导入，先删去图片再存。`,
    );
  const starts = (...signature: number[]): boolean => signature.every((byte, index) => bytes[index] === byte);
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
    // A file with a password is an archive inside this old container; its directory names the parts in UTF-16.
    const isProtected = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
      Buffer.from('EncryptedPackage', 'utf16le'),
    );
    throw new NotImportable(
      isProtected
        ? '文件加了密码。用 Word 或者 WPS 打开，去掉密码，另存以后再导入。'
        : `这是旧的 .doc 文件（或者 .wps）。${saveAgain}`,
    );
  }
  if (starts(0x25, 0x50, 0x44, 0x46)) throw new NotImportable('这是 PDF，不是 Word 文件。');
  if (starts(0x7b, 0x5c, 0x72, 0x74, 0x66)) throw new NotImportable(`这是 RTF 文件。${saveAgain}`);
  if (!starts(0x50, 0x4b)) throw new NotImportable(`这不是 .docx 文件，只是名字像。${saveAgain}`);
}
