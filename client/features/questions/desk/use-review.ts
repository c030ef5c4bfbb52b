/**
 * The reviewer's decisions. Publishing cannot be taken back, so a pass leaves this page only after a moment in which
 * it can be undone; the card shows at once where it is going.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { deskQuestionTexts } from '#client/locales/desk-questions.ts';
import { useText } from '#client/locales/texts.ts';
import type { Send } from '#client/session/command-sender.ts';
import { toast } from '#client/ui/toast.tsx';
import type { Question, QuestionStatus, ReturnReason } from '#shared/features/questions/state.ts';

/** How long a pass can be undone. */
export const GRACE_MS = 3000;

interface Outgoing {
  readonly kind: 'passing' | 'sending';
  /** The state it leaves; once it has another, the server has spoken. */
  readonly from: QuestionStatus;
}

export interface Review {
  /** What is under way with a question that still waits. */
  readonly going: (question: Question) => Outgoing['kind'] | null;
  readonly pass: (question: Question, text?: string) => void;
  readonly hold: (question: Question) => void;
  readonly giveBack: (question: Question, reason: ReturnReason, note: string) => void;
  /** Undoes the pass of a question, or the latest one. */
  readonly undo: (question?: Question) => void;
  /** Decisions made on this page. */
  readonly decided: number;
}

interface Waiting {
  readonly question: Question;
  readonly timer: ReturnType<typeof setTimeout>;
  readonly run: () => void;
}

/** Decides by `act`, which says in words when the answer is no. */
export function useReview(act: Send): Review {
  const t = useText(deskQuestionTexts);
  const [outgoing, setOutgoing] = useState<Readonly<Record<string, Outgoing>>>({});
  const [decided, setDecided] = useState(0);
  const waiting = useRef(new Map<string, Waiting>());

  const mark = useCallback((question: Question, kind: Outgoing['kind'] | null) => {
    setOutgoing((before) => {
      const { [question.id]: _gone, ...rest } = before;
      return kind === null ? rest : { ...rest, [question.id]: { kind, from: question.status } };
    });
  }, []);
  const settle = useCallback(
    async (question: Question, request: Promise<{ readonly ok: boolean }>, said: string | null) => {
      mark(question, 'sending');
      const outcome = await request;
      if (!outcome.ok) return mark(question, null);
      setDecided((count) => count + 1);
      if (said !== null) toast(said, 'good');
    },
    [mark],
  );

  // Leaving the desk is no reason to forget a decision.
  useEffect(() => {
    const left = waiting.current;
    return () => {
      for (const one of left.values()) {
        clearTimeout(one.timer);
        one.run();
      }
      left.clear();
    };
  }, []);

  return {
    going: (question) => {
      const one = outgoing[question.id];
      return one !== undefined && one.from === question.status ? one.kind : null;
    },
    pass(question, text) {
      if (waiting.current.has(question.id)) return;
      const run = () => {
        waiting.current.delete(question.id);
        const edit = text === undefined || text === question.text ? {} : { text };
        void settle(question, act('questions:pass', { questionId: question.id, ...edit }), null);
      };
      mark(question, 'passing');
      waiting.current.set(question.id, { question, timer: setTimeout(run, GRACE_MS), run });
    },
    hold: (question) =>
      void settle(
        question,
        act('questions:hold', { questionId: question.id, note: '' }),
        t.done.held(question.no),
      ),
    giveBack: (question, reason, note) =>
      void settle(
        question,
        act('questions:return', { questionId: question.id, reason, note }),
        t.done.returned(question.no),
      ),
    undo(question) {
      const one =
        question === undefined ? [...waiting.current.values()].at(-1) : waiting.current.get(question.id);
      if (one === undefined) return;
      clearTimeout(one.timer);
      waiting.current.delete(one.question.id);
      mark(one.question, null);
      toast(t.undone(one.question.no));
    },
    decided,
  };
}
