/** The agenda: stages in their order, each with a kind, a name and minutes. */
import { commonTexts } from '#client/locales/common.ts';
import { deskSessionTexts } from '#client/locales/desk-sessions.ts';
import { useText } from '#client/locales/texts.ts';
import { Button, IconButton } from '#client/ui/button.tsx';
import { STAGE_KINDS, type StageKind } from '#shared/features/sessions/state.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import styles from './plan.module.css';
import {
  addStage,
  isStageReady,
  moveStage,
  type StageForm,
  totalMinutes,
  usualAgenda,
} from './plan-model.ts';

interface AgendaEditorProps {
  readonly agenda: readonly StageForm[];
  readonly showProblems: boolean;
  readonly onChange: (agenda: readonly StageForm[]) => void;
}

/** Rows that can be moved, changed and removed. */
export function AgendaEditor({ agenda, showProblems, onChange }: AgendaEditorProps) {
  const { plan: t } = useText(deskSessionTexts);
  const put = (at: number, stage: Partial<StageForm>) =>
    onChange(agenda.map((one, index) => (index === at ? { ...one, ...stage } : one)));
  return (
    <fieldset className={styles.group}>
      <legend>
        {t.agenda}
        {agenda.length > 0 && <span className={styles.quiet}>{t.agendaTotal(totalMinutes(agenda))}</span>}
      </legend>
      {agenda.length === 0 && <p className={styles.quiet}>{t.noStages}</p>}
      <ol className={styles.agenda}>
        {agenda.map((stage, at) => (
          <StageRow
            key={stage.id}
            stage={stage}
            no={at + 1}
            onChange={(next) => put(at, next)}
            onMove={(step) => onChange(moveStage(agenda, at, step))}
            onRemove={() => onChange(agenda.filter((one) => one !== stage))}
          />
        ))}
      </ol>
      {showProblems && !agenda.every(isStageReady) && (
        <p role="alert" className={styles.error}>
          {t.badStage}
        </p>
      )}
      <div className={styles.row}>
        {agenda.length === 0 && (
          <Button compact icon="check" onClick={() => onChange(usualAgenda(t.usualTitles))}>
            {t.usual}
          </Button>
        )}
        {agenda.length < LIMITS.agendaStages && (
          <Button compact icon="plus" onClick={() => onChange(addStage(agenda, t.usualTitles.interaction))}>
            {t.addStage}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

interface StageRowProps {
  readonly stage: StageForm;
  readonly no: number;
  readonly onChange: (stage: Partial<StageForm>) => void;
  readonly onMove: (step: 1 | -1) => void;
  readonly onRemove: () => void;
}

function StageRow({ stage, no, onChange, onMove, onRemove }: StageRowProps) {
  const { plan: t } = useText(deskSessionTexts);
  const common = useText(commonTexts);
  const chooseKind = (value: string) => {
    const kind: StageKind | undefined = STAGE_KINDS.find((one) => one === value);
    if (kind === undefined) return;
    // A name that was only the usual one follows the kind.
    const usual = stage.title === t.usualTitles[stage.kind] || stage.title.trim() === '';
    onChange(usual ? { kind, title: t.usualTitles[kind] } : { kind });
  };
  return (
    <li className={styles.stage}>
      <span className={styles.no}>{String(no).padStart(2, '0')}</span>
      <select
        aria-label={`${t.stageKind} ${no}`}
        value={stage.kind}
        onChange={(event) => chooseKind(event.target.value)}
      >
        {STAGE_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {common.stage[kind]}
          </option>
        ))}
      </select>
      <input
        type="text"
        aria-label={`${t.stageTitle} ${no}`}
        value={stage.title}
        maxLength={LIMITS.title}
        onChange={(event) => onChange({ title: event.target.value })}
      />
      <label className={styles.minutes}>
        <input
          type="number"
          min={1}
          max={LIMITS.stageMinutes}
          aria-label={`${t.minutes} ${no}`}
          value={stage.minutes}
          onChange={(event) => onChange({ minutes: event.target.value })}
        />
        {t.minutes}
      </label>
      <span className={styles.tools}>
        <IconButton compact icon="up" label={t.moveUp(stage.title)} onClick={() => onMove(-1)} />
        <IconButton compact icon="down" label={t.moveDown(stage.title)} onClick={() => onMove(1)} />
        <IconButton compact icon="trash" label={t.removeStage(stage.title)} onClick={onRemove} />
      </span>
    </li>
  );
}
