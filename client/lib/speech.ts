/** Reading aloud with the phone's own voice. */

/** Whether this phone can read aloud at all. */
export function canSpeak(): boolean {
  return typeof speechSynthesis !== 'undefined' && typeof SpeechSynthesisUtterance !== 'undefined';
}

/** Reads a text, in place of what was being read; `onEnd` is called only when it was read to its end. */
export function speak(text: string, language: string, onEnd: () => void): void {
  if (!canSpeak()) return;
  speechSynthesis.cancel();
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = language;
  // Somewhat slower than usual: made for people who asked to be read to.
  utterance.rate = 0.9;
  utterance.onend = onEnd;
  speechSynthesis.speak(utterance);
}

/** Falls silent. */
export function stopSpeaking(): void {
  if (canSpeak()) speechSynthesis.cancel();
}
