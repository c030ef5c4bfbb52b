/** A guest's tile on the desk: sends camera and microphone, and nothing of it is on air. */
import type { SourceTile } from '#client/features/stage/desk/sources/source-tiles.ts';
import type { LiveSource } from '#shared/contract/protocol.ts';

export const GUEST_SENDS: LiveSource = {
  ...{ sourceId: 'g_1', label: '王工' },
  ...{ audio: 'a', camera: 'v', screen: null },
};

export const GUEST_TILE: SourceTile = {
  ...{ id: 'g_1', kind: 'guest', label: '王工', title: '' },
  ...{ live: GUEST_SENDS, picture: null, second: null, sound: false },
};
