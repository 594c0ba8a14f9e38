/** Share of right answers in percent, rounded down: only a test without a mistake has 100. */
export function scoreOf(right: number, questions: number): number {
  return questions === 0 ? 0 : Math.floor((right / questions) * 100);
}

/** From this score on, in percent, a test counts as passed. */
export const passingScore = 80;
