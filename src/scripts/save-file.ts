/** Milliseconds after which a saved file is let go of: some browsers ask first where to put it. */
const keepFor = 60_000;

/** Hands a file to the reader, as a download. Nothing leaves the machine. */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(address), keepFor);
}

/** Name of a file: the document's code and title, never what was filled in. */
export function fileName(code: string, title: string, extension: string): string {
  return `文书-${code}-${title.replaceAll(/[\\/:*?"<>|]/g, '、')}.${extension}`;
}
