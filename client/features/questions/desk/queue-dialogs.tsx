/** The dialogs of the queue: one at a time, each closing itself once it has done its work. */
import type { Question } from '#shared/features/questions/state.ts';
import type { UnitRef } from '#shared/features/sessions/state.ts';
import { AnsweredDialog } from './answered-dialog.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { ReturnDialog } from './return-dialog.tsx';
import { RouteDialog } from './route-dialog.tsx';
import type { QuestionActs } from './use-question-acts.ts';
import type { Review } from './use-review.ts';
import type { QueueAction } from './view-model.ts';

/** Which dialog is open. */
export type OpenDialog =
  | { readonly kind: 'help' }
  | { readonly kind: 'edit' | 'return' | 'route' | 'answered'; readonly question: Question };

interface QueueDialogsProps {
  readonly open: OpenDialog;
  readonly units: readonly UnitRef[];
  readonly unitsHere: readonly string[];
  readonly review: Review;
  readonly acts: QuestionActs | null;
  readonly helpActions: readonly QueueAction[];
  /** A decision was made: the next row is at hand. */
  readonly onDecided: (question: Question) => void;
  readonly onClose: () => void;
}

/** The open dialog. */
export function QueueDialogs(props: QueueDialogsProps) {
  const { open, units, review, acts, onClose, onDecided } = props;
  if (open.kind === 'help') return <HelpDialog actions={props.helpActions} onClose={onClose} />;
  const { question } = open;
  const decide = (run: () => void) => {
    onClose();
    onDecided(question);
    run();
  };
  if (open.kind === 'edit') {
    return (
      <EditDialog
        question={question}
        onPass={(text) => decide(() => review.pass(question, text))}
        onClose={onClose}
      />
    );
  }
  if (open.kind === 'return') {
    return (
      <ReturnDialog
        question={question}
        onReturn={(reason, note) => decide(() => review.giveBack(question, reason, note))}
        onClose={onClose}
      />
    );
  }
  if (acts === null) return null;
  if (open.kind === 'route') {
    return (
      <RouteDialog
        question={question}
        units={units}
        unitsHere={props.unitsHere}
        onRoute={(unitIds) => decide(() => void acts.route(question, unitIds))}
        onClose={onClose}
      />
    );
  }
  return (
    <AnsweredDialog
      question={question}
      units={units.filter((unit) => question.unitIds.includes(unit.id))}
      onAnswered={(record) => decide(() => void acts.answered(question, record))}
      onTake={(unitId, commitment) => decide(() => void acts.takeAway(question, unitId, commitment))}
      onClose={onClose}
    />
  );
}
