/** 听大家问: reads the questions aloud one after the other, with the words in large type beside the voice. */
import { useEffect, useState } from 'react';
import { canSpeak, speak, stopSpeaking } from '#client/lib/speech.ts';
import { askTexts } from '#client/locales/ask.ts';
import { useLanguage } from '#client/locales/language.ts';
import { useText } from '#client/locales/texts.ts';
import { useNow, useRoom } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/feedback.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import type { Question } from '#shared/features/questions/state.ts';
import { AnswerView } from './answer-view.tsx';
import styles from './ask-sheet.module.css';
import { QuestionStateMark } from './question-state-mark.tsx';
import { orderQuestions } from './view-model.ts';

/** The order is taken once, so that nothing is read twice or skipped. */
export function ReadAloudSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useText(askTexts);
  const byId = useRoom((room) => room.questions.byId);
  const questions = useRoom((room) => room.questions);
  const supports = useNow((now) => now.supports);
  const [ids] = useState(() => orderQuestions(questions, supports, 'support').map((question) => question.id));
  const [at, setAt] = useState(0);
  const question = byId[ids[at] ?? ''];
  return (
    <Sheet title={t.readTitle} onClose={onClose}>
      {question === undefined ? (
        <EmptyState title={t.readNone} />
      ) : (
        <Reader
          key={question.id}
          question={question}
          place={t.readOf(at + 1, ids.length)}
          onNext={at + 1 < ids.length ? () => setAt(at + 1) : null}
          onBack={at > 0 ? () => setAt(at - 1) : null}
        />
      )}
    </Sheet>
  );
}

interface ReaderProps {
  readonly question: Question;
  readonly place: string;
  readonly onNext: (() => void) | null;
  readonly onBack: (() => void) | null;
}

function Reader({ question, place, onNext, onBack }: ReaderProps) {
  const t = useText(askTexts);
  const units = useRoom((room) => room.session.units);
  const language = useLanguage();
  const [able, setAble] = useState(canSpeak);
  const [reading, setReading] = useState(able);
  const words = [
    t.readAloudOf(question.no, question.name, question.text),
    ...question.answers.map((answer) => t.readAnswer(answer.unitName, answer.text)),
  ].join('。');
  useEffect(() => {
    if (!reading) return;
    speak(words, language === 'zh' ? 'zh-CN' : 'en', {
      onEnd: () => (onNext === null ? setReading(false) : onNext()),
      onUnable: () => setAble(false),
    });
    return stopSpeaking;
    // `onNext` is new on every render; the words are what is being read.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [reading, words, language]);
  return (
    <div className={styles.reading}>
      <p className={styles.quiet}>{place}</p>
      <p>
        <strong>№{question.no}</strong> <QuestionStateMark question={question} units={units} />
      </p>
      <p className={styles.readText}>{question.text}</p>
      {question.answers.map((answer) => (
        <AnswerView key={answer.id} answer={answer} />
      ))}
      {able ? (
        <Button large wide icon={reading ? 'pause' : 'sound'} onClick={() => setReading(!reading)}>
          {reading ? t.readStop : t.readPlay}
        </Button>
      ) : (
        <p className={styles.quiet}>{t.readUnable}</p>
      )}
      <div className={styles.pair}>
        <Button large disabled={onBack === null} onClick={() => onBack?.()}>
          {t.readBack}
        </Button>
        <Button large look="primary" disabled={onNext === null} onClick={() => onNext?.()}>
          {t.readNext}
        </Button>
      </div>
    </div>
  );
}
