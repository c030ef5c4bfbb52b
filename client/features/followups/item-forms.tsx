/** The form of each action on an item. */
import { itemTexts } from '#client/locales/items.ts';
import { useText } from '#client/locales/texts.ts';
import { TextArea, TextField } from '#client/ui/field.tsx';
import { LIMITS } from '#shared/kernel/limits.ts';
import { type ActionFormProps, FormFrame, today, useDraft } from './form-frame.tsx';
import { PublishForm } from './publish-form.tsx';
import { ReasonForm } from './reason-form.tsx';
import { RedispatchForm } from './redispatch-form.tsx';
import { ReportForm } from './report-form.tsx';
import { useItemCommand } from './use-item-command.ts';

/** The one for `action`. */
export function ActionForm(props: ActionFormProps) {
  switch (props.action) {
    case 'accept':
      return <AcceptForm {...props} />;
    case 'plan':
      return <PlanForm {...props} />;
    case 'reply':
    case 'progress':
      return <ReportForm {...props} action={props.action} />;
    case 'redispatch':
      return <RedispatchForm {...props} />;
    case 'publish':
      return <PublishForm {...props} />;
    case 'close':
      return <CloseForm {...props} />;
    default:
      return <ReasonForm {...props} action={props.action} />;
  }
}

const NAME_LIMIT = LIMITS.officerName;

function AcceptForm({ detail, onDone, onCancel }: ActionFormProps) {
  const t = useText(itemTexts);
  const sender = useItemCommand('staff');
  const { itemId } = detail.item;
  const [handler, setHandler] = useDraft(itemId, 'handler');
  const [leader, setLeader] = useDraft(itemId, 'leader');
  const ready = handler.trim() !== '' && leader.trim() !== '';
  const submit = async () => {
    if ((await sender.send('followups:accept', { itemId, handler, leader })) === null) return;
    setHandler('');
    setLeader('');
    onDone();
  };
  return (
    <FormFrame sender={sender} submit={t.does.accept} ready={ready} onSubmit={submit} onCancel={onCancel}>
      {(tried) => (
        <>
          <TextField
            label={t.person.handler}
            hint={t.form.handlerHint}
            value={handler}
            onChange={setHandler}
            maxLength={NAME_LIMIT}
            error={tried && handler.trim() === '' ? t.problem.required : null}
            autoFocus
          />
          <TextField
            label={t.person.leader}
            hint={t.form.leaderHint}
            value={leader}
            onChange={setLeader}
            maxLength={NAME_LIMIT}
            error={tried && leader.trim() === '' ? t.problem.required : null}
          />
        </>
      )}
    </FormFrame>
  );
}

function PlanForm({ detail, onDone, onCancel }: ActionFormProps) {
  const t = useText(itemTexts);
  const sender = useItemCommand('staff');
  const { itemId, plan, handler, due: itemDue } = detail.item;
  const [measure, setMeasure] = useDraft(itemId, 'plan.measure', plan?.measure ?? '');
  const [due, setDue] = useDraft(itemId, 'plan.due', plan?.due ?? itemDue);
  const [owner, setOwner] = useDraft(itemId, 'plan.owner', plan?.owner ?? handler);
  const dateProblem = due === '' ? t.problem.dueMissing : due < today() ? t.problem.duePast : null;
  const ready = measure.trim() !== '' && owner.trim() !== '' && dateProblem === null;
  const submit = async () => {
    if ((await sender.send('followups:plan', { itemId, measure, due, owner })) === null) return;
    for (const forget of [setMeasure, setDue, setOwner]) forget('');
    onDone();
  };
  const missing = (tried: boolean, text: string) => (tried && text.trim() === '' ? t.problem.required : null);
  return (
    <FormFrame sender={sender} submit={t.does.plan} ready={ready} onSubmit={submit} onCancel={onCancel}>
      {(tried) => (
        <>
          <TextArea
            label={t.form.measure}
            hint={t.form.measureHint}
            value={measure}
            onChange={setMeasure}
            limit={LIMITS.reasonText}
            rows={3}
            error={missing(tried, measure)}
            autoFocus
          />
          <TextField
            label={t.form.due}
            type="date"
            value={due}
            onChange={setDue}
            min={today()}
            error={tried ? dateProblem : null}
          />
          <TextField
            label={t.form.owner}
            value={owner}
            onChange={setOwner}
            maxLength={NAME_LIMIT}
            error={missing(tried, owner)}
          />
        </>
      )}
    </FormFrame>
  );
}

function CloseForm({ detail, onDone, onCancel }: ActionFormProps) {
  const t = useText(itemTexts);
  const sender = useItemCommand('staff');
  const submit = async () => {
    if ((await sender.send('followups:close', { itemId: detail.item.itemId })) !== null) onDone();
  };
  return (
    <FormFrame
      sender={sender}
      submit={t.does.close}
      look="danger"
      ready
      onSubmit={submit}
      onCancel={onCancel}
    >
      {() => (
        <div>
          <p>
            <strong>{t.closeAsk}</strong>
          </p>
          <p>{t.closeHint}</p>
        </div>
      )}
    </FormFrame>
  );
}
