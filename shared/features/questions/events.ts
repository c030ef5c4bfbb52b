/** What can happen to a question. */
import type { Answer, AnswerDraft, PublicQuestion, Question, ReturnReason, Settlement } from './state.ts';

export type QuestionEvent =
  | { readonly type: 'question.asked'; readonly question: Question }
  /** Never stored: how `question.passed` is presented to those who did not see the question before. */
  | { readonly type: 'question.shown'; readonly question: PublicQuestion }
  | {
      readonly type: 'question.passed';
      readonly id: string;
      readonly by: string;
      readonly text: string;
      readonly edited: boolean;
      /** As the audience sees it from now on, so that it can be presented without looking anything up. */
      readonly shown: PublicQuestion;
    }
  | { readonly type: 'question.held'; readonly id: string; readonly by: string; readonly note: string }
  | {
      readonly type: 'question.returned';
      readonly id: string;
      readonly by: string;
      readonly reason: ReturnReason;
      readonly note: string;
    }
  | { readonly type: 'question.routed'; readonly id: string; readonly unitIds: readonly string[] }
  | { readonly type: 'question.answeringSet'; readonly id: string; readonly unitId: string | null }
  | { readonly type: 'question.drafted'; readonly id: string; readonly draft: AnswerDraft }
  | { readonly type: 'question.answered'; readonly id: string; readonly answer: Answer }
  | { readonly type: 'question.settled'; readonly id: string; readonly settlement: Settlement };
