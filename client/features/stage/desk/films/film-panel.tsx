/** Films on the desk: upload one, play it to all, stop it. */
import { deskStageTexts } from '#client/locales/desk-stage.ts';
import { refusalTexts } from '#client/locales/refusals.ts';
import { useText } from '#client/locales/texts.ts';
import type { Send } from '#client/session/command-sender.ts';
import { useNow, useRoom } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { Notice } from '#client/ui/feedback.tsx';
import { DeskSection, Hint } from '../desk-section.tsx';
import { FilmRow } from './film-row.tsx';
import styles from './films.module.css';
import { type FilmUpload, useFilmUpload } from './use-film-upload.ts';

/** Hidden once the session is over: there is nobody left to show it to. */
export function FilmPanel({ act }: { readonly act: Send }) {
  const { films: t } = useText(deskStageTexts);
  const films = useRoom((room) => room.stage.films);
  const running = useRoom((room) => room.stage.film);
  const over = useRoom((room) => room.session.endedAt !== null);
  const media = useNow((now) => now.media);
  const upload = useFilmUpload();
  if (over) return null;
  return (
    <DeskSection title={t.heading} aside={<UploadButton upload={upload} />}>
      <UploadState upload={upload} />
      {Object.keys(films).length === 0 ? (
        <Hint>{t.hint}</Hint>
      ) : (
        <ul className={styles.films}>
          {Object.values(films).map((film) => (
            <FilmRow key={film.id} film={film} running={running} media={media} act={act} />
          ))}
        </ul>
      )}
    </DeskSection>
  );
}

function UploadButton({ upload }: { readonly upload: FilmUpload }) {
  const { films: t } = useText(deskStageTexts);
  return (
    <>
      <Button
        compact
        look="quiet"
        icon="plus"
        disabled={upload.share !== null}
        onClick={() => upload.input.current?.click()}
      >
        {t.upload}
      </Button>
      <input
        ref={upload.input}
        type="file"
        accept="video/mp4,.mp4"
        aria-label={t.upload}
        tabIndex={-1}
        className="sr-only"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          // The same file may be chosen again after it was refused.
          if (file !== undefined) void upload.send(file).then(() => (target.value = ''));
        }}
      />
    </>
  );
}

function UploadState({ upload }: { readonly upload: FilmUpload }) {
  const { films: t } = useText(deskStageTexts);
  const refusals = useText(refusalTexts);
  return (
    <>
      {/* Without the percents, each of which would be said: who wants them asks the bar. */}
      <p className="sr-only" role="status">
        {upload.share !== null && (upload.share < 1 ? t.sending : t.checking)}
      </p>
      {upload.share !== null && <UploadRow share={upload.share} onAbort={upload.abort} />}
      {upload.share === null && upload.problem !== null && (
        <Notice tone="bad" icon="warning" alert>
          {refusals[upload.problem]}
        </Notice>
      )}
    </>
  );
}

function UploadRow({ share, onAbort }: { readonly share: number; readonly onAbort: () => void }) {
  const { films: t } = useText(deskStageTexts);
  const percent = Math.floor(share * 100);
  return (
    <div className={styles.upload}>
      <progress value={percent} max={100} aria-label={t.sending} />
      <span aria-hidden="true">{share < 1 ? t.uploading(percent) : t.checking}</span>
      <Button compact look="quiet" onClick={onAbort}>
        {t.abort}
      </Button>
    </div>
  );
}
