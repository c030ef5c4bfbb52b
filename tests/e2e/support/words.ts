/** The Chinese words on the pages, from the product's own catalogue. */
import { zh as accounts } from '#client/locales/zh/accounts.ts';
import { zh as ask } from '#client/locales/zh/ask.ts';
import { zh as citizen } from '#client/locales/zh/citizen.ts';
import { zh as common } from '#client/locales/zh/common.ts';
import { zh as compile } from '#client/locales/zh/compile.ts';
import { zh as deskComments } from '#client/locales/zh/desk-comments.ts';
import { zh as deskHealth } from '#client/locales/zh/desk-health.ts';
import { zh as deskPolls } from '#client/locales/zh/desk-polls.ts';
import { zh as deskQuestions } from '#client/locales/zh/desk-questions.ts';
import { zh as deskSessions } from '#client/locales/zh/desk-sessions.ts';
import { zh as deskStage } from '#client/locales/zh/desk-stage.ts';
import { zh as deskStreams } from '#client/locales/zh/desk-streams.ts';
import { zh as deviceCheck } from '#client/locales/zh/device-check.ts';
import { zh as followups } from '#client/locales/zh/followups.ts';
import { zh as items } from '#client/locales/zh/items.ts';
import { zh as ledger } from '#client/locales/zh/ledger.ts';
import { zh as player } from '#client/locales/zh/player.ts';
import { zh as pollEditor } from '#client/locales/zh/poll-editor.ts';
import { zh as polls } from '#client/locales/zh/polls.ts';
import { zh as refusals } from '#client/locales/zh/refusals.ts';
import { zh as replay } from '#client/locales/zh/replay.ts';
import { zh as replayDesk } from '#client/locales/zh/replay-desk.ts';
import { zh as sessions } from '#client/locales/zh/sessions.ts';
import { zh as talkback } from '#client/locales/zh/talkback.ts';
import { zh as track } from '#client/locales/zh/track.ts';
import { zh as wall } from '#client/locales/zh/wall.ts';

export const words = {
  accounts,
  ask,
  citizen,
  common,
  compile,
  deskComments,
  deskHealth,
  deskPolls,
  deskQuestions,
  deskSessions,
  deskStage,
  deskStreams,
  deviceCheck,
  followups,
  items,
  ledger,
  player,
  pollEditor,
  polls,
  refusals,
  replay,
  replayDesk,
  sessions,
  talkback,
  track,
  wall,
};
