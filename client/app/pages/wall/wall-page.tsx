/** `/wall/<code>`: the big screen in the hall, readable from its back. */

import { type CSSProperties, lazy, Suspense } from 'react';
import { FailedPage } from '#client/app/message-page.tsx';
import { PollResult } from '#client/features/polls/poll-result.tsx';
import { ConnectionBanner } from '#client/features/sessions/connection-banner.tsx';
import { NowStrip } from '#client/features/sessions/now-strip.tsx';
import { SessionStateMark } from '#client/features/sessions/session-head.tsx';
import { classes } from '#client/lib/classes.ts';
import { formatCount, formatDateTime } from '#client/lib/format.ts';
import { usePageTitle } from '#client/lib/page.ts';
import { commonTexts } from '#client/locales/common.ts';
import { useText } from '#client/locales/texts.ts';
import { wallTexts } from '#client/locales/wall.ts';
import { usePublicOrigin } from '#client/session/public-origin.ts';
import { SessionProvider, useNow, useRoom } from '#client/session/session-context.tsx';
import { QrCode } from '#client/ui/qr-code.tsx';
import { StateMark } from '#client/ui/state-mark.tsx';
import type { Poll } from '#shared/features/polls/state.ts';
import styles from './wall.module.css';
import { letterSize, pollScale, type WallShows, wallShows } from './wall-view-model.ts';

/** Most walls show words only. */
const ProgrammePlayer = lazy(async () => ({
  default: (await import('#client/features/stage/programme-player.tsx')).ProgrammePlayer,
}));

/** Dark from the first moment: a hall is dark. */
export function WallPage({ code }: { readonly code: string }) {
  return (
    <SessionProvider
      code={code.toUpperCase()}
      audience="public"
      wall
      loading={<main className={styles.wall} aria-busy="true" />}
      failed={(failure, retry) => <FailedPage code={failure} retry={retry} />}
    >
      <ConnectionBanner />
      <Wall />
    </SessionProvider>
  );
}

function Wall() {
  const { productName } = useText(commonTexts);
  const session = useRoom((room) => room.session);
  const shows = useRoom(wallShows);
  usePageTitle(`${session.title} · ${productName}`);
  return (
    <main className={classes(styles.wall, shows.kind === 'programme' && styles.withPicture)}>
      <header className={styles.head}>
        <h1 className={styles.title}>{session.title}</h1>
        <SessionStateMark status={session.status} night />
      </header>
      <WallMain shows={shows} />
      <footer className={styles.foot}>
        <Counters />
        <Join
          code={session.code}
          over={session.endedAt !== null}
          size={shows.kind === 'welcome' ? QR_ALONE : QR_BESIDE}
        />
      </footer>
    </main>
  );
}

/** The picture with its names; what is being answered or voted on stands over its lower edge. */
function WallProgramme() {
  const title = useRoom((room) => room.session.title);
  return (
    <section className={styles.main}>
      <Suspense fallback={null}>
        <ProgrammePlayer wall title={title} strip={<NowStrip />} />
      </Suspense>
    </section>
  );
}

function WallMain({ shows }: { readonly shows: WallShows }) {
  switch (shows.kind) {
    case 'question':
      return <WallQuestion shows={shows} />;
    case 'poll':
      return <WallPoll poll={shows.poll} />;
    case 'programme':
      return <WallProgramme />;
    case 'welcome':
      return <Welcome />;
  }
}

function WallQuestion({ shows }: { readonly shows: Extract<WallShows, { kind: 'question' }> }) {
  const t = useText(wallTexts);
  const { question, answeringUnit } = shows;
  const supports = useNow((now) => now.supports[question.id] ?? 0);
  const letters: CSSProperties = { fontSize: `calc(${letterSize(question.text)} * var(--u))` };
  return (
    <section className={styles.main} aria-live="polite">
      <p className={styles.no}>
        <strong>№{question.no}</strong>
        <span className={styles.quiet}>{t.asks(question.name, question.place)}</span>
        {supports > 0 && (
          <span className={styles.quiet}>
            {formatCount(supports)} {t.supports}
          </span>
        )}
      </p>
      <p className={styles.text} style={letters}>
        {question.text}
      </p>
      {answeringUnit !== null && (
        <p className={styles.no}>
          <StateMark tone="active" night>
            {t.answering(answeringUnit)}
          </StateMark>
        </p>
      )}
    </section>
  );
}

function WallPoll({ poll }: { readonly poll: Poll }) {
  const t = useText(wallTexts);
  const counter = useNow((now) => now.polls[poll.id]);
  const { turnout, tally } = poll.final ?? counter ?? { turnout: 0, tally: null };
  const open = poll.status === 'open';
  return (
    <section className={styles.main} style={{ zoom: pollScale(poll) }} aria-live="polite">
      <p className={styles.no}>
        {open ? (
          <StateMark tone="active" night>
            {t.voting}
          </StateMark>
        ) : (
          <span className={styles.quiet}>{t.result}</span>
        )}
        <span className={styles.quiet}>
          {t.turnout} {formatCount(turnout)}
        </span>
      </p>
      <h2 className={styles.pollTitle}>{poll.title}</h2>
      {tally === null || tally === undefined ? (
        <p className={styles.turnout}>
          <strong>{formatCount(turnout)}</strong>
          <span className={styles.quiet}>{t.afterClosing}</span>
        </p>
      ) : (
        <PollResult poll={poll} tally={tally} turnout={turnout} huge />
      )}
    </section>
  );
}

function Welcome() {
  const t = useText(wallTexts);
  const common = useText(commonTexts);
  const session = useRoom((room) => room.session);
  const over = session.endedAt !== null;
  return (
    <section className={`${styles.main} ${styles.welcome}`}>
      <p className={styles.quiet}>
        {session.tenantName} · {common.kind[session.kind]}
      </p>
      <h2>{over ? t.ended : session.title}</h2>
      {session.status === 'announced' && (
        <p className={styles.quiet}>
          {t.startsAt} {formatDateTime(session.scheduledAt)}
        </p>
      )}
      {session.status === 'paused' && <p className={styles.quiet}>{t.paused}</p>}
    </section>
  );
}

function Counters() {
  const t = useText(wallTexts);
  const counters = useNow((now) => now.counters);
  const questions = useRoom(
    (room) => Object.values(room.questions.byId).filter((question) => question.status === 'published').length,
  );
  const shown = [
    { term: t.watching, value: counters.current },
    { term: t.interacted, value: counters.interacted },
    { term: t.questions, value: questions },
  ];
  return (
    <dl className={styles.counters}>
      {shown.map(({ term, value }) => (
        <div key={term} className={styles.counter}>
          <dt>{term}</dt>
          <dd>{formatCount(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Hundredths of the screen's height: to be read by phones at the back of the hall, where nothing else is shown. */
const QR_ALONE = 32;
const QR_BESIDE = 20;

interface JoinProps {
  readonly code: string;
  /** Nothing can be asked any more; the same address leads to what came of it. */
  readonly over: boolean;
  readonly size: number;
}

function Join({ code, over, size }: JoinProps) {
  const t = useText(wallTexts);
  const origin = usePublicOrigin();
  if (origin === null) return null;
  const address = `${origin}/s/${code}`;
  return (
    <div className={styles.join}>
      <p>
        <strong>{over ? t.follow : t.join}</strong>
        <span className={styles.quiet}>
          {over ? t.followHint : t.joinHint}
          <br />
          {address.replace(/^https?:\/\//, '')}
        </span>
      </p>
      <QrCode text={address} label={over ? t.follow : t.join} size={`calc(${size} * var(--u))`} />
    </div>
  );
}
