/** What can be asked about the streams of media partners: the server fetches them from an address. */
import { z } from 'zod';
import { command } from '#shared/kernel/command.ts';
import { idSchema } from '#shared/kernel/ids.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { textSchema } from '#shared/kernel/text.ts';

const staff = { target: 'session', rate: 'staff' } as const;

/** HLS, HTTP-FLV or RTMP, as partners give it out. Whether it may be reached is found out when it is added. */
const streamAddress = z
  .url({ protocol: /^(https?|rtmps?)$/, hostname: /^[^\s]+$/ })
  .max(LIMITS.streamAddress);

export const pullCommands = {
  /** Adds a source that is fetched while the session is live. */
  'stage:addPull': command({
    ...staff,
    payload: z.strictObject({
      label: textSchema(LIMITS.sourceName, { line: true }),
      url: streamAddress,
    }),
    reply: z.strictObject({ sourceId: idSchema }),
  }),
  'stage:removePull': command({
    ...staff,
    payload: z.strictObject({ sourceId: idSchema }),
    reply: z.strictObject({}),
  }),
};
