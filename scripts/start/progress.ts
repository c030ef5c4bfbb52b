/** Tells the person at the terminal what is going on, and that it is still going on. */

/** Says what begins, then how long it has taken every two seconds; the returned function says that it is done. */
export function showStep(title: string): () => void {
  const beganMs = Date.now();
  const seconds = (): string => ((Date.now() - beganMs) / 1000).toFixed(1);
  process.stdout.write(`… ${title}\n`);
  const timer = setInterval(() => process.stdout.write(`  … ${seconds()} s\n`), 2000);
  return () => {
    clearInterval(timer);
    process.stdout.write(`✓ ${title} ${seconds()} s\n`);
  };
}
