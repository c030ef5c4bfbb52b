/** The recording as one file: made when first asked for, which takes a while, and says how far it is. */
import { useCallback, useEffect, useState } from 'react';
import { getJson, postJson } from '#client/lib/http.ts';
import { replayTexts } from '#client/locales/replay.ts';
import { useText } from '#client/locales/texts.ts';
import { Button, LinkButton } from '#client/ui/button.tsx';
import type { DownloadState } from '#shared/features/replay/views.ts';
import { downloadSaid, isMaking } from './download-words.ts';
import styles from './replay-room.module.css';
import { formatBytes } from './view-model.ts';

const ASK_EVERY_MS = 2000;

/** Asks for the file, then waits for it, then is the link. */
export function DownloadButton({ code }: { readonly code: string }) {
  const { state, ask } = useDownload(code);
  return (
    <>
      <Said state={state} />
      <Shown state={state} ask={ask} />
    </>
  );
}

/** Read aloud. It is there before its words: many readers say nothing of a region that comes with them. */
function Said({ state }: { readonly state: DownloadState }) {
  const t = useText(replayTexts);
  const [waited, setWaited] = useState(false);
  if (isMaking(state) && !waited) setWaited(true);
  return (
    <span className="sr-only" role="status">
      {downloadSaid(t, state, waited)}
    </span>
  );
}

function Shown({ state, ask }: Download) {
  switch (state.state) {
    case 'ready':
      return <ReadyLink address={state.address} bytes={state.bytes} />;
    case 'waiting':
      return <Making share={null} />;
    case 'making':
      return <Making share={state.share} />;
    default:
      return <Ask problem={state.state === 'none' ? null : state.state} onAsk={ask} />;
  }
}

function ReadyLink({ address, bytes }: { readonly address: string; readonly bytes: number }) {
  const t = useText(replayTexts);
  return (
    <LinkButton href={address} icon="save" download>
      {t.downloadReady(formatBytes(bytes))}
    </LinkButton>
  );
}

function Making({ share }: { readonly share: number | null }) {
  const t = useText(replayTexts);
  return (
    <p className={styles.making}>
      {share === null ? t.downloadWaiting : t.downloadMaking(Math.floor(share * 100))}
    </p>
  );
}

interface AskProps {
  readonly problem: 'failed' | 'noSpace' | null;
  readonly onAsk: () => void;
}

function Ask({ problem, onAsk }: AskProps) {
  const t = useText(replayTexts);
  return (
    <>
      <Button icon="save" onClick={onAsk}>
        {t.download}
      </Button>
      {problem !== null && <p role="alert">{problem === 'failed' ? t.downloadFailed : t.downloadNoSpace}</p>}
    </>
  );
}

interface Download {
  readonly state: DownloadState;
  readonly ask: () => void;
}

function useDownload(code: string): Download {
  const path = `/api/sessions/${encodeURIComponent(code)}/replay/download`;
  const [state, setState] = useState<DownloadState>({ state: 'none' });
  const look = useCallback(async () => {
    const outcome = await getJson<DownloadState>(path);
    if (outcome.ok) setState(outcome.value);
  }, [path]);
  useEffect(() => void look(), [look]);
  const busy = isMaking(state);
  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(() => void look(), ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [busy, look]);
  const ask = async () => {
    const outcome = await postJson<DownloadState>(path, {});
    setState(outcome.ok ? outcome.value : { state: 'failed' });
  };
  return { state, ask: () => void ask() };
}
