/** The actions that need only words: returning, refusing a return, sending back, urging. */
import { itemTexts } from '#client/locales/items.ts';
import { useText } from '#client/locales/texts.ts';
import { TextArea } from '#client/ui/field.tsx';
import { LIMITS } from '#shared/kernel/limits.ts';
import { type ActionFormProps, FormFrame, useDraft } from './form-frame.tsx';
import { type ItemSender, useItemCommand } from './use-item-command.ts';

type ReasonAction = 'return' | 'refuseReturn' | 'sendBack' | 'urge';

interface ReasonFormProps extends ActionFormProps {
  readonly action: ReasonAction;
}

/** One text, which must not be empty. */
export function ReasonForm({ action, detail, onDone, onCancel }: ReasonFormProps) {
  const t = useText(itemTexts);
  const sender = useItemCommand('staff');
  const { itemId } = detail.item;
  const [text, setText] = useDraft(itemId, action);
  const words = {
    return: { label: t.form.reason, hint: t.form.reasonReturn },
    refuseReturn: { label: t.form.reason, hint: '' },
    sendBack: { label: t.form.sendBackReason, hint: '' },
    urge: { label: t.form.urge, hint: t.form.urgeHint },
  }[action];
  const submit = async () => {
    if (!(await sendReason(sender, action, itemId, text))) return;
    setText('');
    onDone();
  };
  return (
    <FormFrame
      sender={sender}
      submit={t.does[action]}
      ready={text.trim() !== ''}
      onSubmit={submit}
      onCancel={onCancel}
    >
      {(tried) => (
        <TextArea
          label={words.label}
          {...(words.hint === '' ? {} : { hint: words.hint })}
          value={text}
          onChange={setText}
          limit={LIMITS.reasonText}
          rows={3}
          error={tried && text.trim() === '' ? t.problem.required : null}
          autoFocus
        />
      )}
    </FormFrame>
  );
}

async function sendReason(
  { send }: ItemSender,
  action: ReasonAction,
  itemId: string,
  text: string,
): Promise<boolean> {
  switch (action) {
    case 'return':
      return (await send('followups:return', { itemId, reason: text })) !== null;
    case 'refuseReturn':
      return (await send('followups:refuseReturn', { itemId, reason: text })) !== null;
    case 'sendBack':
      return (await send('followups:sendBack', { itemId, reason: text })) !== null;
    default:
      return (await send('followups:urge', { itemId, text })) !== null;
  }
}
