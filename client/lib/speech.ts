/** Reading aloud with the phone's own voice. */

/** Whether this phone can read aloud at all. */
export function canSpeak(): boolean {
  return typeof speechSynthesis !== 'undefined' && typeof SpeechSynthesisUtterance !== 'undefined';
}

const BEGINS_WITHIN_MS = 4_000;

interface Heard {
  /** It was read to its end. */
  readonly onEnd: () => void;
  /** Nothing is heard: many phones offer reading aloud without having a voice. */
  readonly onUnable: () => void;
}

/** Reads a text, in place of what was being read. */
export function speak(text: string, language: string, { onEnd, onUnable }: Heard): void {
  speechSynthesis.cancel();
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = language;
  // Somewhat slower than usual: made for people who asked to be read to.
  utterance.rate = 0.9;
  // Without a voice some browsers report nothing at all.
  const silence = setTimeout(onUnable, BEGINS_WITHIN_MS);
  utterance.onstart = () => clearTimeout(silence);
  utterance.onend = () => {
    clearTimeout(silence);
    onEnd();
  };
  utterance.onerror = ({ error }) => {
    clearTimeout(silence);
    // Being stopped by us is reported as a fault, too.
    if (error !== 'canceled' && error !== 'interrupted') onUnable();
  };
  speechSynthesis.speak(utterance);
}

/** Falls silent. */
export function stopSpeaking(): void {
  if (canSpeak()) speechSynthesis.cancel();
}
