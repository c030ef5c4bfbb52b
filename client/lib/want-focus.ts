/** Asks a dialog to begin with the focus on an element, as a `ref`: React's own autoFocus comes too early for it. */

/** `<input ref={wantFocus} />` inside a `<dialog>`. */
export function wantFocus(element: HTMLElement | null): void {
  element?.setAttribute('autofocus', '');
}
