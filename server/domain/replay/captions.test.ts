/** Live captions and what becomes of them in the replay: rules KR12, KR13. */
import { describe, expect, it } from 'vitest';
import { presentEvents } from '#server/app/rooms/present-room.ts';
import { timelineOf } from '#shared/features/replay/timeline.ts';
import { PUBLIC } from '#shared/kernel/audience.ts';
import { LIMITS } from '#shared/kernel/limits.ts';
import { anActor, CITIZEN, liveWorld, REVIEWER } from '#tests/support/world.ts';
import { captionCues } from './caption-cues.ts';
import { recordOf } from './record.ts';

const CLERK = anActor('clerk');
const START = Date.parse('2026-06-01T01:00:00Z');

describe('live captions', () => {
  it('[KR12] a clerk types them while the session is live; nobody else, and not afterwards', () => {
    const world = liveWorld();
    expect(world.run('captions:say', { text: ' 各位 ' }, CLERK)).toMatchObject({ ok: true });
    expect(world.room.captions.lines).toMatchObject([{ text: '各位', at: new Date(START).toISOString() }]);
    expect(world.run('captions:say', { text: '我' }, CITIZEN)).toMatchObject({ code: 'sign_in_required' });
    expect(world.run('captions:say', { text: '我' }, REVIEWER)).toMatchObject({ code: 'forbidden' });
    expect(world.run('captions:say', { text: '  ' }, CLERK)).toMatchObject({ code: 'bad_request' });
    expect(world.run('captions:say', { text: '长'.repeat(81) }, CLERK)).toMatchObject({
      code: 'bad_request',
    });
    world.do('sessions:end', {});
    expect(world.run('captions:say', { text: '晚了' }, CLERK)).toMatchObject({ code: 'session_ended' });
  });

  it('[KR12] the newest are kept, corrected and removed; an old one is no longer there to change', () => {
    const world = liveWorld();
    const ids = Array.from({ length: LIMITS.captionLines + 1 }, (_, at) => {
      return world.do('captions:say', { text: `第${at}句` }, CLERK).captionId;
    });
    expect(world.room.captions.lines).toHaveLength(LIMITS.captionLines);
    const [gone = '', kept = '', other = ''] = ids;
    expect(world.run('captions:correct', { captionId: gone, text: '改' }, CLERK)).toMatchObject({
      code: 'not_found',
    });
    world.do('captions:correct', { captionId: kept, text: '改过' }, CLERK);
    world.do('captions:remove', { captionId: other }, CLERK);
    expect(world.room.captions.lines[0]).toMatchObject({ id: kept, text: '改过' });
    expect(world.room.captions.lines.some(({ id }) => id === other)).toBe(false);
    expect(world.run('captions:remove', { captionId: other }, CLERK)).toMatchObject({ code: 'not_found' });
    const { captions } = recordOf(presentEvents(world.log, PUBLIC));
    expect(captions).toHaveLength(LIMITS.captionLines);
    expect(captions[1]).toMatchObject({ id: kept, text: '改过' });
  });

  it('[KR13] each line stands until the next, or as long as it is read; not in a gap', () => {
    const line = (seconds: number, text: string) => ({
      ...{ id: `ca_${seconds}`, text, at: new Date(START + seconds * 1000).toISOString() },
    });
    const timeline = timelineOf([
      { startMs: START, durationMs: 10_000 },
      { startMs: START + 20_000, durationMs: 60_000 },
    ]);
    const lines = [
      line(1, '短'),
      line(8, '八个字的一句话呀'),
      line(9, '接着'),
      line(15, '没录到'),
      line(30, '字'.repeat(80)),
    ];
    expect(captionCues(lines, timeline)).toEqual([
      { startMs: 1_000, endMs: 3_000, text: '短' },
      { startMs: 8_000, endMs: 9_000, text: '八个字的一句话呀' },
      { startMs: 9_000, endMs: 11_000, text: '接着' },
      { startMs: 20_000, endMs: 28_000, text: '字'.repeat(80) },
    ]);
  });
});
