/** A session that has ended, with a board to work on: for tests of compiling and of what follows. */

import type { Comment } from '#shared/features/comments/state.ts';
import type { CompileItem } from '#shared/features/compile/state.ts';
import { anActor, liveWorld, publishedQuestion, type World } from './world.ts';

export const CLERK = anActor('clerk');
export const COMMITTEE = anActor('committee');
export const DUE = '2026-06-15';

/** A session that has ended with three published questions; answers their keys. */
export function endedWorld(): { readonly world: World; readonly keys: readonly [string, string, string] } {
  const world = liveWorld();
  const ask = (text: string) => `q:${publishedQuestion(world, { text })}`;
  const keys = [ask('路灯为什么不亮'), ask('燃气何时改造'), ask('水价怎么算')] as const;
  world.do('sessions:end', {});
  return { world, keys: [keys[0], keys[1], keys[2]] };
}

export function draft(world: World, keys: readonly string[], title = '路灯'): string {
  return world.do('compile:draftItem', { keys: [...keys], title }, CLERK).itemId;
}

export function itemOf(world: World, itemId: string): CompileItem {
  const item = world.room.compile.items[itemId];
  if (item === undefined) throw new Error(`no item ${itemId}`);
  return item;
}

export function triage(
  world: World,
  itemId: string,
  route: 'onsite' | 'unit' | 'report' | 'upward' = 'unit',
  leadUnitId: string | null = 'u_housing1',
) {
  return world.run('compile:triage', { itemId, route, leadUnitId, coUnitIds: [], note: '请核实' }, CLERK);
}

export function dispatchedWorld() {
  const { world, keys } = endedWorld();
  const itemId = draft(world, [keys[0], keys[1]]);
  triage(world, itemId);
  world.do('compile:dispatch', { itemId, due: DUE }, COMMITTEE);
  return { world, keys, itemId };
}

export function aComment(overrides: Partial<Comment> = {}): Comment {
  return {
    id: 'c_comment1',
    no: 7,
    text: '支持',
    name: '网友',
    at: '2026-06-01T01:00:00Z',
    programmeMs: 5,
    ...overrides,
  };
}
