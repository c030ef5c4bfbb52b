/** An answer being written: kept on this device at once, handed to the server shortly after the last key. */
import { useEffect, useRef, useState } from 'react';
import { useRemembered } from '#client/lib/storage.ts';
import type { Send } from '#client/session/command-sender.ts';
import type { Question } from '#shared/features/questions/state.ts';
import { type AnswerForm, formOf, openDraft, parseForm, sameForm, writeForm } from './department-model.ts';

const QUIET_MS = 1200;

export interface AnswerDraftState {
  readonly form: AnswerForm;
  readonly change: (form: AnswerForm) => void;
  /** Published: nothing is left to keep. */
  readonly clear: () => void;
  /** `saved`: the server has it. `saving`: on the way. `here`: only this device has it. */
  readonly saved: 'nothing' | 'saved' | 'saving' | 'here';
  /** When the server took it. */
  readonly savedAt: string | null;
}

/** The draft of one department for one question. `send` is silent: a failed draft is no reason to interrupt. */
export function useAnswerDraft(question: Question, unitId: string, send: Send): AnswerDraftState {
  const [kept, keep] = useRemembered(`draft.answer.${question.id}`);
  const [failed, setFailed] = useState(false);
  const serverDraft = openDraft(question, unitId);
  const form = formOf(kept, serverDraft);
  const latest = useRef({ kept, send });
  useEffect(() => {
    latest.current = { kept, send };
  });

  const local = parseForm(kept);
  const synced = local !== null && serverDraft !== undefined && sameForm(local, serverDraft);
  useEffect(() => {
    // The server has every word of it: its copy is the one that colleagues see too.
    if (synced) keep('');
  }, [synced, keep]);

  useEffect(() => {
    const wanted = parseForm(kept);
    if (wanted === null) return;
    const timer = setTimeout(() => {
      const { text, commitment } = wanted;
      void latest.current
        .send('questions:draft', { questionId: question.id, text, commitment })
        .then((outcome) => setFailed(!outcome.ok));
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [kept, question.id]);

  const saved = () => {
    if (local !== null && !synced) return failed ? 'here' : 'saving';
    return serverDraft === undefined ? 'nothing' : 'saved';
  };
  return {
    form,
    change: (next) => keep(writeForm(next)),
    clear: () => keep(''),
    saved: saved(),
    savedAt: serverDraft?.at ?? null,
  };
}
