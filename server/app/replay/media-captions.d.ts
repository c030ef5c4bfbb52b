/** What is used of media-captions; its own types import each other in a way that Node's resolution does not follow. */
declare module 'media-captions' {
  export function parseText(
    text: string,
    options: { readonly type: 'vtt' | 'srt'; readonly strict: boolean; readonly errors: boolean },
  ): Promise<{
    /** Times in seconds. */
    readonly cues: readonly { readonly startTime: number; readonly endTime: number; readonly text: string }[];
    readonly errors: readonly Error[];
  }>;
}
