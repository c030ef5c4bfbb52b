/** What can be asked of the stage. Media signalling is in `media-commands.ts`. */
import { z } from 'zod';
import { command } from '#shared/kernel/command.ts';
import { idSchema } from '#shared/kernel/ids.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { textSchema } from '#shared/kernel/text.ts';
import { encoderCommands } from './encoder-commands.ts';
import { pullCommands } from './pull-commands.ts';
import { restreamCommands } from './restream-commands.ts';

const none = z.strictObject({});
const sourceId = z.string().regex(/^[A-Za-z0-9_-]{1,48}$/);
const picture = { sourceId, track: z.enum(['camera', 'screen']) };
const film = z.strictObject({ filmId: idSchema });

export const stageCommands = {
  ...encoderCommands,
  ...pullCommands,
  ...restreamCommands,
  /** Invites somebody to publish; the token of the personal link is told once. */
  'stage:inviteGuest': command({
    target: 'session',
    rate: 'staff',
    payload: z.strictObject({
      label: textSchema(LIMITS.sourceName, { line: true }),
      /** What the person is; told to the audience with the name. */
      title: textSchema(LIMITS.personTitle, { line: true }).exactOptional(),
    }),
    reply: z.strictObject({ guestId: idSchema, token: z.string() }),
  }),
  'stage:removeGuest': command({
    target: 'session',
    rate: 'staff',
    payload: z.strictObject({ guestId: idSchema }),
    reply: none,
  }),
  /** Decides what the audience receives. */
  'stage:cut': command({
    target: 'session',
    rate: 'staff',
    payload: z.strictObject({
      video: z.strictObject(picture).nullable(),
      second: z.strictObject({ ...picture, place: z.enum(['beside', 'inset']) }).exactOptional(),
      audio: z.array(sourceId).max(LIMITS.sounds),
      card: z.enum(['none', 'soon', 'break', 'ended']),
      /** `cutSeq` of the programme that this one is a change of; left out by programs that alone decide [T53]. */
      after: z.int().nonnegative().exactOptional(),
    }),
    /** Of this programme, for the cut after it. */
    reply: z.strictObject({ cutSeq: z.int() }),
  }),
  /** Takes an uploaded film into the session; the upload does this by itself. */
  'stage:addFilm': command({ target: 'session', rate: 'staff', payload: film, reply: none }),
  'stage:removeFilm': command({ target: 'session', rate: 'staff', payload: film, reply: none }),
  /** Plays a film to all, once. */
  'stage:playFilm': command({ target: 'session', rate: 'staff', payload: film, reply: none }),
  /** Ends the film and goes back to what was on air before. */
  'stage:stopFilm': command({
    target: 'session',
    rate: 'staff',
    payload: z.strictObject({ how: z.enum(['stopped', 'played', 'failed']).exactOptional() }),
    reply: none,
  }),
  /** Puts something on the wall. */
  'stage:setScreen': command({
    target: 'session',
    rate: 'staff',
    payload: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('welcome') }),
      z.strictObject({ kind: z.literal('programme') }),
      z.strictObject({ kind: z.literal('question'), questionId: idSchema }),
      z.strictObject({ kind: z.literal('poll'), pollId: idSchema }),
    ]),
    reply: none,
  }),
};
