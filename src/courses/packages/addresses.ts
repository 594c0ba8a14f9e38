/** Where the SCORM package of a course stands, site-relative. The address never changes. */
export function scormAddress(slug: string): string {
  return `courses/${slug}-scorm-1.2.zip`;
}

/** Where the cartridge of a course stands, site-relative, if the site says where it is published. */
export function cartridgeAddress(slug: string): string {
  return `courses/${slug}.imscc`;
}

/** Where the data of a course stand from which the browser makes the cartridge, site-relative. */
export function courseDataAddress(slug: string): string {
  return `courses/${slug}.json`;
}
