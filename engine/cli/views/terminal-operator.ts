import type { Operator } from '../../app/run-observer.ts';
import type { BoundPlan } from '../../plan/plan.ts';
import { approvalLines } from '../../report/approval-view.ts';
import type { Io } from '../io.ts';
import { openPrompt } from '../prompt.ts';
import type { Prompt } from '../prompt.ts';

/** What goes on around a question. */
export interface QuestionStage {
  readonly plan: () => BoundPlan | undefined;
  /** Keeps the screen still while somebody types. */
  pause(): void;
  goOn(): void;
}

/**
 * Asks on the terminal, one question at a time. To agree, the text that names what is about to
 * change is typed; `no` or an empty line refuses once that is confirmed; Ctrl-D leaves the question
 * to another time; Ctrl-C cancels the run.
 */
export function terminalOperator(io: Io, stage: QuestionStage): Operator {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(ask: (prompt: Prompt) => Promise<T>): Promise<T> => {
    const turn = last.then(async () => {
      stage.pause();
      const prompt = openPrompt(() => process.kill(process.pid, 'SIGINT'));
      try {
        return await ask(prompt);
      } finally {
        prompt.close();
        stage.goOn();
      }
    });
    last = turn.catch(() => {});
    return turn;
  };
  return {
    approve: (question) =>
      inTurn(async (prompt) => {
        const plan = stage.plan();
        if (question.signal.aborted || plan === undefined) return 'wait';
        const options = { width: io.err.width() - 1, paint: io.err.paint };
        for (const line of approvalLines(plan, question.state, question, options)) prompt.say(line);
        return agreement(question.confirm, question.signal, prompt);
      }),
    choose: ({ step, signal }) =>
      inTurn(async (prompt) => {
        if (signal.aborted) return 'wait';
        prompt.say(`${step} was cut off, and the world does not tell what it did.`);
        for (;;) {
          const answer = await prompt.ask('type rerun, rollback or wait: ', signal);
          if (answer === undefined || answer === 'wait') return 'wait';
          if (answer === 'rerun' || answer === 'rollback') return answer;
        }
      }),
  };
}

async function agreement(
  confirm: string,
  signal: AbortSignal,
  prompt: Prompt,
): Promise<'yes' | 'no' | 'wait'> {
  for (;;) {
    const answer = await prompt.ask(`type ${confirm} to agree, no to refuse: `, signal);
    if (answer === undefined) return 'wait';
    if (answer === confirm) return 'yes';
    if (answer !== '' && answer !== 'no') {
      prompt.say(`\`${answer}\` is not \`${confirm}\``);
      continue;
    }
    const sure = await prompt.ask('refuse, and roll back what was done? type yes or no: ', signal);
    if (sure === undefined) return 'wait';
    if (sure === 'yes') return 'no';
  }
}
