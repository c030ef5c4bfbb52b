/** A guest's place on the stage: `/guest/<token>`. */
import { useState } from 'react';
import { FailedPage } from '#client/app/message-page.tsx';
import { SiteFrame } from '#client/app/site-frame.tsx';
import { AfterLinks } from '#client/features/sessions/after-links.tsx';
import { GuestPanel } from '#client/features/stage/guest/guest-panel.tsx';
import { usePageTitle } from '#client/lib/page.ts';
import { deskStageTexts } from '#client/locales/desk-stage.ts';
import { useText } from '#client/locales/texts.ts';
import { SessionProvider, useRoom } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { EmptyState, Spinner } from '#client/ui/feedback.tsx';
import type { GuestView } from '#shared/contract/http.ts';
import { useLoadedGuest } from './use-loaded-guest.ts';

/** The link is the guest's only key: no account, no form. */
export function GuestPage({ token }: { readonly token: string }) {
  const { guestPage: t } = useText(deskStageTexts);
  usePageTitle(t.title);
  const [guest, retry] = useLoadedGuest(token);
  if (guest === null) return <Spinner height="60dvh" />;
  if (!guest.ok && (guest.code === 'not_found' || guest.code === 'invite_invalid')) {
    return (
      <SiteFrame narrow>
        <EmptyState title={t.title}>{t.invalid}</EmptyState>
      </SiteFrame>
    );
  }
  if (!guest.ok) return <FailedPage code={guest.code} retry={retry} />;
  return (
    <SessionProvider
      code={guest.value.code}
      audience="public"
      guestToken={token}
      loading={<Spinner height="60dvh" />}
      failed={(code, again) => <FailedPage code={code} retry={again} />}
    >
      <GuestRoom guest={guest.value} />
    </SessionProvider>
  );
}

function GuestRoom({ guest }: { readonly guest: GuestView }) {
  const { guestPage: t } = useText(deskStageTexts);
  const over = useRoom((room) => room.session.endedAt !== null);
  const [left, setLeft] = useState(false);
  return (
    <SiteFrame narrow>
      <h1>{guest.title}</h1>
      {over && <Over code={guest.code} />}
      {!over && left && (
        <EmptyState title={t.left}>
          {t.leftHint}
          <Button look="primary" onClick={() => setLeft(false)}>
            {t.back}
          </Button>
        </EmptyState>
      )}
      {!over && !left && (
        <GuestPanel guestId={guest.guestId} label={guest.label} onLeave={() => setLeft(true)} />
      )}
      {guest.code !== '' && !over && (
        <p>
          <a href={`/s/${guest.code}`}>{t.watch}</a>
        </p>
      )}
    </SiteFrame>
  );
}

/** In the place of the devices, which are closed with their panel [T51]. */
function Over({ code }: { readonly code: string }) {
  const { guestPage: t } = useText(deskStageTexts);
  return (
    <EmptyState title={t.ended}>
      <p>{t.thanks}</p>
      <AfterLinks code={code} />
    </EmptyState>
  );
}
