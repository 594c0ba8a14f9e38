/** A guide as far as walking through it goes: ids only. */
export interface Tree {
  /** Id of the first question. */
  readonly start: string;
  /** By id of a question: where each of its answers leads, in order. What is no question is an outcome. */
  readonly ways: ReadonlyMap<string, readonly string[]>;
}

/** Answers given: by id of the question, the place of the answer, from 0. */
export type Answers = ReadonlyMap<string, number>;

/** How far the answers lead. */
export interface Walk {
  /** Ids of the answered questions, in the order in which they were asked. */
  readonly answered: readonly string[];
  /** The question to ask now, or the outcome. */
  readonly at: string;
}

/**
 * Walks from the first question as far as there are answers. Answers to questions that are not on the way stay unused:
 * they count again when an earlier answer is changed back.
 */
export function walk({ start, ways }: Tree, answers: Answers): Walk {
  const answered: string[] = [];
  let at = start;
  for (;;) {
    const place = answers.get(at);
    const next = place === undefined ? undefined : ways.get(at)?.[place];
    // A guide without circles ends; one with a circle, which the check refuses, ends here too.
    if (next === undefined || answered.includes(at)) return { answered, at };
    answered.push(at);
    at = next;
  }
}

/** Every way through a guide: the answers, and the outcome they lead to. */
export function branches(tree: Tree): { readonly answers: Answers; readonly outcome: string }[] {
  const from = (id: string, answers: Answers): { answers: Answers; outcome: string }[] => {
    const ways = tree.ways.get(id);
    if (!ways) return [{ answers, outcome: id }];
    return ways.flatMap((to, place) => from(to, new Map([...answers, [id, place]])));
  };
  return from(tree.start, new Map());
}

const name = 'answers=';

/** Answers as the fragment of a link: `answers=1:2,4:1`, answers counted from 1. */
export function fragmentOf(answers: Answers): string {
  return name + [...answers].map(([id, place]) => `${id}:${place + 1}`).join(',');
}

/**
 * Reads what {@link fragmentOf} wrote.
 * @returns nothing if the fragment is another one, or names what the guide does not have.
 */
export function readFragment(fragment: string, { ways }: Tree): Answers | undefined {
  if (!fragment.startsWith(name)) return undefined;
  const answers = new Map<string, number>();
  for (const pair of fragment.slice(name.length).split(',')) {
    const [, id = '', number] = /^([A-Za-z0-9-]+):([1-9]\d?)$/.exec(pair) ?? [];
    const place = Number(number) - 1;
    if (ways.get(id)?.[place] === undefined) return undefined;
    answers.set(id, place);
  }
  return answers;
}
