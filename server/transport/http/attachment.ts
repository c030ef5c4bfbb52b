/** How a download is called: in UTF-8 (RFC 6266), with a plain name for old programs. */

/** The value of Content-Disposition. */
export function attachment(name: string): string {
  const plain = `yishiting.${name.split('.').at(-1) ?? 'bin'}`;
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}
