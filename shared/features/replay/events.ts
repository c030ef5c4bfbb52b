/** What can happen to the captions of a live session. */
export type CaptionEvent =
  | { readonly type: 'caption.said'; readonly id: string; readonly text: string }
  | { readonly type: 'caption.corrected'; readonly id: string; readonly text: string }
  | { readonly type: 'caption.removed'; readonly id: string };
