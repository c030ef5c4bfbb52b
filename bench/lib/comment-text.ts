/** Comments of a benchmark: realistic in length, and they carry the time at which they were due. */

const TAIL = '请问阶梯水价什么时候调整，老旧小区的燃气管道年底前能不能换完，谢谢各位代表';

/** A comment that was due then. */
export function commentText(dueMs: number): string {
  return `@${dueMs.toFixed(3)}@${TAIL}`;
}

/** When the comments in a frame were due, in the order of the frame. */
export function dueTimesIn(frame: string): readonly number[] {
  return [...frame.matchAll(/"text":"@([\d.]+)@/g)].map(([, due]) => Number(due));
}
