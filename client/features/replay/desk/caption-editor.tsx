/** The captions of the replay at the desk: the picture on one side, the list of cues on the other. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { getJson, sendJson } from '#client/lib/http.ts';
import type { Outcome } from '#client/lib/outcome.ts';
import { refusalTexts } from '#client/locales/refusals.ts';
import { replayDeskTexts } from '#client/locales/replay-desk.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { ConfirmDialog } from '#client/ui/confirm-dialog.tsx';
import { EmptyState, Notice, Spinner } from '#client/ui/feedback.tsx';
import { toast } from '#client/ui/toast.tsx';
import type { CaptionTrack, ReplayView } from '#shared/features/replay/views.ts';
import { ReplayPlayer } from '../replay-player.tsx';
import { usePlayback } from '../use-playback.ts';
import { VideoNotice } from '../video-notice.tsx';
import { CueList, type EditCues } from './cue-list.tsx';
import { addCue, readDraft, writeDrafts } from './cue-model.ts';
import styles from './desk.module.css';
import { afterSaving, edited, isChanged, openTrack } from './track-model.ts';

/** Loads the replay; before the end there is nothing to edit. */
export function CaptionEditor({ code }: { readonly code: string }) {
  const { editor: t } = useText(replayDeskTexts);
  const refusals = useText(refusalTexts);
  const [loaded, setLoaded] = useState<Outcome<ReplayView> | null>(null);
  useEffect(() => {
    void getJson<ReplayView>(`/api/sessions/${encodeURIComponent(code)}/replay`).then(setLoaded);
  }, [code]);
  if (loaded === null) return <Spinner height="40vh" />;
  if (!loaded.ok) return <Notice tone="bad">{refusals[loaded.code]}</Notice>;
  if (loaded.value.video.state === 'notEnded') return <EmptyState title={t.notEnded} />;
  return <OpenEditor view={loaded.value} />;
}

function OpenEditor({ view }: { readonly view: ReplayView }) {
  const { editor: t } = useText(replayDeskTexts);
  const { drafts, edit, changed, busy, save, upload } = useTrack(view);
  const address = view.video.state === 'ready' ? view.video.address : null;
  const { video, playback, controls } = usePlayback(address, 0);
  const wrong = drafts.filter((cue) => readDraft(cue) === null).length;
  return (
    <div className={styles.editor}>
      <div className={styles.editorSide}>
        <h2>{t.title}</h2>
        <p className={styles.quiet}>{t.lead}</p>
        {address === null ? (
          <VideoNotice view={view} />
        ) : (
          <ReplayPlayer view={view} video={video} playback={playback} controls={controls} />
        )}
        <div className={styles.line}>
          <Button look="primary" busy={busy} disabled={!changed || wrong > 0} onClick={save}>
            {t.save}
          </Button>
          <Button icon="plus" onClick={() => edit((cues) => addCue(cues, playback.nowMs))}>
            {t.add}
          </Button>
          <UploadButton changed={changed} busy={busy} onFile={upload} />
        </div>
        <p role="status" className={styles.quiet}>
          {[t.count(drafts.length), wrong > 0 ? t.wrong(wrong) : '', changed ? t.changed : '']
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {drafts.length === 0 ? (
        <EmptyState title={t.empty} />
      ) : (
        <CueList
          cues={drafts}
          nowMs={playback.nowMs}
          onEdit={edit}
          onPlay={address === null ? null : controls.jump}
        />
      )}
    </div>
  );
}

/** The track while it is edited; what was typed stays when saving fails, and what is typed meanwhile stays too. */
function useTrack(view: ReplayView) {
  const { editor: t } = useText(replayDeskTexts);
  const refusals = useText(refusalTexts);
  const [track, setTrack] = useState(() => openTrack(view.captions));
  const [busy, setBusy] = useState(false);
  const latest = useRef(track);
  useEffect(() => {
    latest.current = track;
  }, [track]);
  const edit: EditCues = useCallback((step) => setTrack((before) => edited(before, step)), []);
  const send = async (content: BodyInit, typedOn: string) => {
    const { drafts: sent, version } = track;
    setBusy(true);
    const path = `/api/sessions/${encodeURIComponent(view.code)}/replay/captions?version=${version}`;
    const outcome = await sendJson<CaptionTrack>(path, { file: { type: 'text/vtt', content } });
    setBusy(false);
    if (!outcome.ok) return toast(refusals[outcome.code], 'bad');
    setTrack((before) => afterSaving(before, sent, outcome.value));
    toast(latest.current.drafts === sent ? t.saved : typedOn, 'good');
  };
  const save = () => {
    const file = writeDrafts(track.drafts);
    if (file !== null) void send(file, t.savedMeanwhile);
  };
  const upload = (file: Blob) => void send(file, t.uploadedMeanwhile);
  return { drafts: track.drafts, edit, changed: isChanged(track), busy, save, upload };
}

interface UploadButtonProps {
  /** There is something that the file would replace for good. */
  readonly changed: boolean;
  readonly busy: boolean;
  readonly onFile: (file: Blob) => void;
}

function UploadButton({ changed, busy, onFile }: UploadButtonProps) {
  const { editor: t } = useText(replayDeskTexts);
  const [asking, setAsking] = useState<Blob | null>(null);
  const choose = (file: File) => {
    // The type that a browser guesses would win over ours.
    const content = new Blob([file]);
    if (changed) setAsking(content);
    else onFile(content);
  };
  return (
    <>
      <label className={styles.upload} data-busy={busy ? '' : undefined}>
        {t.upload}
        <input
          type="file"
          accept=".vtt,.srt,text/vtt,application/x-subrip"
          className="sr-only"
          disabled={busy}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file !== undefined) choose(file);
            event.target.value = '';
          }}
        />
      </label>
      {asking !== null && (
        <ConfirmDialog
          title={t.replace.title}
          action={t.replace.action}
          cancel={t.replace.cancel}
          danger
          onConfirm={() => {
            setAsking(null);
            onFile(asking);
          }}
          onClose={() => setAsking(null)}
        >
          <p>{t.replace.text}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
