/** A guest's place: see yourself, hear that the microphone works, know whether you are on air. */
import { useState } from 'react';
import { classes } from '#client/lib/classes.ts';
import { deskStageTexts } from '#client/locales/desk-stage.ts';
import { useText } from '#client/locales/texts.ts';
import type { Publisher, PublisherState } from '#client/media/media-client.ts';
import { useNow, useRoom } from '#client/session/session-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { ConfirmDialog } from '#client/ui/confirm-dialog.tsx';
import { Notice } from '#client/ui/feedback.tsx';
import { LocalPicture } from '../check/local-picture.tsx';
import { DevicePanel } from '../devices/device-panel.tsx';
import { type DeviceStart, useDeviceStart } from '../devices/use-device-start.ts';
import { usePublisher } from '../devices/use-publisher.ts';
import { LowerThirds } from '../layout/lower-thirds.tsx';
import frame from '../room/frame.module.css';
import { RoomPicture } from '../room/room-picture.tsx';
import { onAir as programmeOnAir } from '../view-model.ts';
import styles from './guest.module.css';
import { CheckInvitation, GuestCheck } from './guest-check.tsx';
import { type GuestLight, guestLight } from './guest-light.ts';
import { type GuestSends, guestOnAir, hasSent, isGuestOnAir } from './guest-on-air.ts';
import { WaitingRoom } from './waiting-room.tsx';

interface GuestPanelProps {
  readonly guestId: string;
  readonly label: string;
  readonly onLeave: () => void;
}

/** Publishes while it is shown; leaving ends it. */
export function GuestPanel({ guestId, label, onLeave }: GuestPanelProps) {
  const t = useText(deskStageTexts);
  const [publisher, state] = usePublisher();
  const own = useOwn(state);
  const opening = useDeviceStart(publisher);
  const [checking, setChecking] = useState(false);
  if (state.removed) return <Notice>{t.guestPage.removed}</Notice>;
  if (checking) return <GuestCheck onClose={() => setChecking(false)} onOpen={opening.open} />;
  const sending = Object.keys(state.tracks).length > 0;
  return (
    <div className={styles.guest}>
      <p>{t.guestPage.invited(label)}</p>
      <Self guestId={guestId} label={label} published={state} own={own} />
      <Devices
        publisher={publisher}
        state={state}
        opening={opening}
        onCheck={sending ? null : () => setChecking(true)}
      />
      {sending && <Waiting guestId={guestId} />}
      <Programme guestId={guestId} />
      {sending && <LeaveButton onLeave={onLeave} />}
    </div>
  );
}

/** What has gone out from this page; kept here, where it outlives the check of the devices. */
function useOwn({ tracks }: PublisherState): GuestSends['own'] {
  const [before, setBefore] = useState<GuestSends['own']>([]);
  const own = hasSent(before, tracks);
  if (own !== before) setBefore(own);
  return own;
}

interface SelfProps {
  readonly guestId: string;
  readonly label: string;
  readonly published: PublisherState;
  readonly own: GuestSends['own'];
}

/** Whether one is on air, and what one's camera or screen shows. */
function Self({ guestId, label, published, own }: SelfProps) {
  const t = useText(deskStageTexts);
  const programme = useRoom((room) => room.stage.programme);
  const live = useNow((now) => now.sources.find(({ sourceId }) => sourceId === guestId) ?? null);
  const onAir = guestOnAir(programme, guestId, { published, own, live });
  const { tracks } = published;
  const picture = tracks.screen ?? tracks.camera;
  const sending = Object.keys(tracks).length > 0;
  return (
    <>
      <OnAirLight light={guestLight(t, onAir, sending)} />
      <div className={classes(styles.self, onAir.picture === 'reaches' && styles.live)}>
        {picture === undefined ? (
          <span className={frame.dark}>{t.notSending}</span>
        ) : (
          <LocalPicture track={picture.track} label={label} mirrored={tracks.screen === undefined} />
        )}
      </div>
    </>
  );
}

/** Below the devices: it goes when one goes on air, and nothing under the thumb may jump then. */
function Waiting({ guestId }: { readonly guestId: string }) {
  const programme = useRoom((room) => room.stage.programme);
  return isGuestOnAir(programme, guestId) ? null : <WaitingRoom />;
}

interface DevicesProps {
  readonly publisher: Publisher | null;
  readonly state: PublisherState;
  readonly opening: DeviceStart;
  /** Null while something is sent. */
  readonly onCheck: (() => void) | null;
}

/** Who comes is offered the check first. */
function Devices({ onCheck, ...devices }: DevicesProps) {
  const t = useText(deskStageTexts);
  const media = useNow((now) => now.media);
  const offersCheck = media && onCheck !== null;
  return (
    <>
      {!media && (
        <Notice tone="waiting" icon="warning">
          {t.noMedia}
        </Notice>
      )}
      {offersCheck && <CheckInvitation onOpen={onCheck} />}
      <DevicePanel {...devices} openLook={offersCheck ? 'secondary' : 'primary'} />
    </>
  );
}

function LeaveButton({ onLeave }: { readonly onLeave: () => void }) {
  const t = useText(deskStageTexts);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button look="danger" onClick={() => setAsking(true)}>
        {t.guestPage.leave}
      </Button>
      {asking && (
        <ConfirmDialog
          danger
          title={t.guestPage.leaveTitle}
          action={t.guestPage.leave}
          cancel={t.cancel}
          onConfirm={onLeave}
          onClose={() => setAsking(false)}
        >
          <p>{t.guestPage.leaveText}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

function OnAirLight({ light: { tone, title, hints } }: { readonly light: GuestLight }) {
  return (
    <div role="status" className={classes(styles.light, tone !== 'off' && styles[tone])}>
      <strong>{title}</strong>
      {hints.map((hint) => (
        <span key={hint}>{hint}</span>
      ))}
    </div>
  );
}

/** What the audience gets, without one's own voice: that would howl. */
function Programme({ guestId }: { readonly guestId: string }) {
  const t = useText(deskStageTexts);
  const programme = useRoom((room) => room.stage.programme);
  const sources = useNow((now) => now.sources);
  const others = { ...programme, audio: programme.audio.filter((id) => id !== guestId) };
  const wanted = programmeOnAir(others, sources);
  if (wanted.video === null && wanted.audio.length === 0) return null;
  return (
    <section aria-label={t.guestPage.programme}>
      <h2>{t.guestPage.programme}</h2>
      <div className={frame.monitor}>
        <RoomPicture
          wanted={wanted}
          quality="preview"
          label={t.guestPage.programme}
          muted={false}
          over={(state, play) => (
            <>
              <LowerThirds pictures={wanted.pictures} />
              {state.kind === 'needs-gesture' && (
                <Button compact icon="play" className={frame.over} onClick={play}>
                  {t.playBlocked}
                </Button>
              )}
            </>
          )}
        />
      </div>
    </section>
  );
}
