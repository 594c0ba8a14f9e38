import { cartridge } from '../../courses/packages/cartridge.ts';
import { saveFile } from '../save-file.ts';

/**
 * Makes the cartridge of a course and hands it to the reader.
 * @param base address of the site, with a slash at the end.
 * @param data where the data of the course stand, site-relative.
 * @param name of the file.
 * @throws Error if the data cannot be had.
 */
export async function saveCartridge(base: string, data: string, name: string): Promise<void> {
  const response = await fetch(base + data);
  if (!response.ok) throw new Error(`${response.status} ${data}`);
  saveFile(name, cartridge(await response.json(), base), 'application/zip');
}
