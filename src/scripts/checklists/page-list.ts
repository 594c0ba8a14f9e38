/** An item as it stands in a row of the table. */
export interface PageItem {
  readonly id: string;
  readonly text: string;
  /** Ids of roles. */
  readonly roles: readonly string[];
  /** Title of the group that it stands in. */
  readonly group: string;
}

/** What the build wrote into the page of a checklist beside the table. */
export interface PageList {
  readonly id: string;
  readonly title: string;
  /** Titles of the roles by id; without them the page has no filter by role. */
  readonly roleTitles?: Readonly<Record<string, string>>;
}

/** What the build wrote into the page of the reader's own list: every list there is, with the ids of its items. */
export interface ListCatalogue {
  readonly lists: readonly { readonly id: string; readonly title: string; readonly items: readonly string[] }[];
  readonly roleTitles: Readonly<Record<string, string>>;
}

/** An item as the tools use it. */
export interface ToolItem extends PageItem {
  /** Id and title of the checklist that it comes from. */
  readonly list: string;
  readonly listTitle: string;
  /** No checklist has it any more. */
  readonly vanished: boolean;
}

/** Title of the reader's own list. */
export const ownTitle = '我的清单';
