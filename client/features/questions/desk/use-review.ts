/**
 * The reviewer's decisions. Publishing cannot be taken back, so a pass leaves this page only after a moment in which
 * it can be undone; the card shows at once where it is going.
 */
import { useEffect, useRef, useState } from 'react';
import { deskQuestionTexts } from '#client/locales/desk-questions.ts';
import { useText } from '#client/locales/texts.ts';
import type { Send } from '#client/session/command-sender.ts';
import { toast } from '#client/ui/toast.tsx';
import type { Question, QuestionStatus, ReturnReason } from '#shared/features/questions/state.ts';

/** How long a pass can be undone. */
const GRACE_MS = 3000;

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

/** Decides by `act`, which says in words when the answer is no. */
export function useReview(act: Send): Review {
  const t = useText(deskQuestionTexts);
  const [outgoing, setOutgoing] = useState<Readonly<Record<string, Outgoing>>>({});
  const [decided, setDecided] = useState(0);
  const grace = useGrace();
  const mark = (question: Question, kind: Outgoing['kind'] | null) =>
    setOutgoing((before) => {
      const { [question.id]: _gone, ...rest } = before;
      return kind === null ? rest : { ...rest, [question.id]: { kind, from: question.status } };
    });
  const settle = async (question: Question, request: Promise<{ readonly ok: boolean }>, said?: string) => {
    mark(question, 'sending');
    const outcome = await request;
    if (!outcome.ok) return mark(question, null);
    setDecided((count) => count + 1);
    if (said !== undefined) toast(said, 'good');
  };
  return {
    going: (question) => {
      const one = outgoing[question.id];
      return one !== undefined && one.from === question.status ? one.kind : null;
    },
    pass(question, text) {
      const edit = text === undefined || text === question.text ? {} : { text };
      const begun = grace.begin(question, () => {
        void settle(question, act('questions:pass', { questionId: question.id, ...edit }));
      });
      if (begun) mark(question, 'passing');
    },
    hold(question) {
      const request = act('questions:hold', { questionId: question.id, note: '' });
      void settle(question, request, t.done.held(question.no));
    },
    giveBack(question, reason, note) {
      const request = act('questions:return', { questionId: question.id, reason, note });
      void settle(question, request, t.done.returned(question.no));
    },
    undo(question) {
      const undone = grace.undo(question);
      if (undone === null) return;
      mark(undone, null);
      toast(t.undone(undone.no));
    },
    decided,
  };
}

interface Waiting {
  readonly question: Question;
  readonly timer: ReturnType<typeof setTimeout>;
  readonly run: () => void;
}

/** Passes that can still be undone. */
function useGrace() {
  const waiting = useRef(new Map<string, Waiting>());
  // Leaving the desk is no reason to forget a decision.
  useEffect(() => {
    const left = waiting.current;
    return () => {
      for (const one of [...left.values()]) {
        clearTimeout(one.timer);
        one.run();
      }
    };
  }, []);
  return {
    /** False when the question is under way already. */
    begin(question: Question, send: () => void): boolean {
      if (waiting.current.has(question.id)) return false;
      const run = () => {
        waiting.current.delete(question.id);
        send();
      };
      waiting.current.set(question.id, { question, timer: setTimeout(run, GRACE_MS), run });
      return true;
    },
    /** The question whose pass was undone, or null; the latest one when none is named. */
    undo(question?: Question): Question | null {
      const all = waiting.current;
      const one = question === undefined ? [...all.values()].at(-1) : all.get(question.id);
      if (one === undefined) return null;
      clearTimeout(one.timer);
      all.delete(one.question.id);
      return one.question;
    },
  };
}
