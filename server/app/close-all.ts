/** Ends what was opened, one after the other, whatever becomes of each. */

export type Closing = () => Promise<void> | void;

/** Closes all of them in this order. Throws at the end what failed: the fault, or an AggregateError of several. */
export async function closeAll(closings: Iterable<Closing>): Promise<void> {
  const faults: unknown[] = [];
  for (const close of closings) {
    try {
      await close();
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 1) throw new AggregateError(faults, 'not everything could be closed');
  if (faults.length === 1) throw faults[0];
}
