/** Writes a poll: what is asked, of which kind, how secret, when results show, who may vote. */
import { type FormEvent, Suspense, useState } from 'react';
import { wantFocus } from '#client/lib/want-focus.ts';
import { deskPollTexts } from '#client/locales/desk-polls.ts';
import { useText } from '#client/locales/texts.ts';
import type { Send } from '#client/session/command-sender.ts';
import { useRoom } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { Spinner } from '#client/ui/feedback.tsx';
import { Select, TextField } from '#client/ui/field.tsx';
import { Dialog } from '#client/ui/sheet.tsx';
import { toast } from '#client/ui/toast.tsx';
import type { Poll } from '#shared/features/polls/state.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { pollViewOf } from '../types/index.ts';
import styles from './polls.module.css';
import { formOfPoll, isTypeName, mayOpen, NEW_POLL, type PollForm, toPrepare } from './view-model.ts';

interface PollEditorProps {
  /** Null for a new one. */
  readonly poll: Poll | null;
  readonly act: Send;
  readonly onClose: () => void;
}

/** Saved for later, or saved and opened at once. */
export function PollEditor({ poll, act, onClose }: PollEditorProps) {
  const t = useText(deskPollTexts);
  const running = useRoom((room) => mayOpen(room.session.status));
  const [form, setForm] = useState<PollForm>(() => (poll === null ? NEW_POLL : formOfPoll(poll)));
  const [busy, setBusy] = useState(false);
  const view = pollViewOf(form.type);
  const config = form.configs[form.type] ?? view.emptyConfig;
  const ready = form.title.trim() !== '' && view.isReady(config);
  const save = async (open: boolean) => {
    if (!ready || busy) return;
    setBusy(true);
    const prepared = await act('polls:prepare', toPrepare(form, config, poll?.id ?? null));
    const opened = open && prepared.ok ? await act('polls:open', { pollId: prepared.value.pollId }) : null;
    setBusy(false);
    if (!prepared.ok) return;
    onClose();
    if (opened === null || opened.ok) toast(opened === null ? t.done.saved : t.done.opened, 'good');
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void save(false);
  };
  const { Editor } = view;
  return (
    <Dialog broad title={poll === null ? t.editor.create : t.editor.change} onClose={onClose}>
      <form className={styles.form} onSubmit={onSubmit}>
        <TextField
          label={t.editor.title}
          hint={t.editor.titleHint}
          limit={LIMITS.pollTitle}
          value={form.title}
          onChange={(title) => setForm({ ...form, title })}
          ref={wantFocus}
        />
        <Choices form={form} onChange={setForm} />
        <Suspense fallback={<Spinner />}>
          <Editor
            key={form.type}
            config={config}
            onConfig={(next) => setForm({ ...form, configs: { ...form.configs, [form.type]: next } })}
          />
        </Suspense>
        <div className={styles.end}>
          <span className={styles.quiet}>
            {!ready ? t.editor.notReady : running ? '' : t.editor.notRunning}
          </span>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button type="submit" look={running ? 'secondary' : 'primary'} disabled={!ready} busy={busy}>
            {t.editor.save}
          </Button>
          {running && (
            <Button look="primary" disabled={!ready || busy} onClick={() => void save(true)}>
              {t.editor.saveAndOpen}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}

function Choices({
  form,
  onChange,
}: {
  readonly form: PollForm;
  readonly onChange: (form: PollForm) => void;
}) {
  const t = useText(deskPollTexts);
  return (
    <div className={styles.choices}>
      <Select
        label={t.editor.type}
        value={form.type}
        onChange={(type) => onChange({ ...form, type })}
        options={Object.entries(t.types).flatMap(([value, label]) =>
          isTypeName(value, t.types) ? [{ value, label }] : [],
        )}
      />
      <Select
        label={t.editor.results}
        value={form.results}
        onChange={(results) => onChange({ ...form, results })}
        options={[
          { value: 'after', label: t.editor.resultsAfter },
          { value: 'live', label: t.editor.resultsLive },
        ]}
      />
      <Select
        label={t.editor.secrecy}
        hint={form.secret ? t.editor.secretHint : t.editor.namedHint}
        value={form.secret ? 'secret' : 'named'}
        onChange={(secrecy) => onChange({ ...form, secret: secrecy === 'secret' })}
        options={[
          { value: 'secret', label: t.editor.secret },
          { value: 'named', label: t.editor.named },
        ]}
      />
      <Select
        label={t.editor.electorate}
        value={form.electorate}
        onChange={(electorate) => onChange({ ...form, electorate })}
        options={[
          { value: 'all', label: t.editor.all },
          { value: 'verified', label: t.editor.verified },
        ]}
      />
    </div>
  );
}
