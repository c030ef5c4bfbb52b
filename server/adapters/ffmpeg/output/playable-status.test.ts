/** Rule T30: an output that has written nothing yet is not offered to players. */
import { describe, expect, it } from 'vitest';
import type { OutputStatus } from '#server/ports/programme-output.ts';
import { PlayableStatus } from './playable-status.ts';

const RUNNING: OutputStatus = { state: 'running', reduced: false };
const WAITING: OutputStatus = { state: 'waiting', reason: 'it ended' };

function setUp(playable: boolean) {
  const world = { playable };
  const said: OutputStatus['state'][] = [];
  const status = new PlayableStatus({
    isPlayable: () => world.playable,
    say: ({ state }) => said.push(state),
  });
  return { world, said, status };
}

describe('[T30] the status of an output', () => {
  it('is running when the first playlists are there', () => {
    const { world, said, status } = setUp(false);
    status.tell(RUNNING);
    status.written();
    expect(said).toEqual([]);
    world.playable = true;
    status.written();
    status.written();
    expect(said).toEqual(['running']);
  });

  it('is running at once when earlier runs can be played', () => {
    const { said, status } = setUp(true);
    status.tell(RUNNING);
    expect(said).toEqual(['running']);
  });

  it('is not running when the encoder ended before the first playlists', () => {
    const { world, said, status } = setUp(false);
    status.tell(RUNNING);
    status.tell(WAITING);
    world.playable = true;
    status.written();
    expect(said).toEqual(['waiting']);
  });
});
