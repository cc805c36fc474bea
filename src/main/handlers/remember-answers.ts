/** Answers that were read and are still true. */
export interface RememberedAnswers {
  /** The answer to the question as long as nothing changed; otherwise what `read` finds. Hand it on, never change it. */
  answer<Answer>(question: string, read: () => Answer): Answer;
  /** Gives the memory back. */
  forget(): void;
}

/** One short answer of each strategy and of a few variants. */
const MOST_ANSWERS = 32;

/**
 * Remembers answers beside the state of everything they were read from.
 * `state` is looked at before `read`: what changes in between is asked for again next time, never served as old.
 * Cost: one look at the state for an answer that is remembered; all are dropped when it differs.
 */
export function rememberAnswers(state: () => string, most: number = MOST_ANSWERS): RememberedAnswers {
  const answers = new Map<string, unknown>();
  let known = '';
  return {
    answer<Answer>(question: string, read: () => Answer): Answer {
      const current = state();
      if (current !== known) answers.clear();
      known = current;
      if (answers.has(question)) return answers.get(question) as Answer;
      const answer = read();
      const [oldest] = answers.keys();
      if (answers.size >= most && oldest !== undefined) answers.delete(oldest);
      answers.set(question, answer);
      return answer;
    },
    forget: () => {
      answers.clear();
    },
  };
}
