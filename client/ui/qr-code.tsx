/** A QR code; the library that draws it is loaded only where one is shown. */
import { useEffect, useState } from 'react';

interface QrCodeProps {
  readonly text: string;
  /** Says what scanning it does. */
  readonly label: string;
  /** A CSS length; the place is kept while it loads. */
  readonly size: string;
}

/** Dark on white with a quiet border, whatever surrounds it: phones need the contrast. */
export function QrCode({ text, label, size }: QrCodeProps) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    void drawQr(text).then((drawn) => {
      if (wanted) setUrl(drawn);
    });
    return () => {
      wanted = false;
    };
  }, [text]);
  const box = { width: size, height: size, background: '#ffffff', borderRadius: 'var(--radius)' };
  if (url === null) return <span style={{ ...box, display: 'block' }} />;
  return <img src={url} alt={label} style={box} />;
}

/** The code as a picture (data URL), or null without network. */
export async function drawQr(text: string): Promise<string | null> {
  try {
    const { toDataURL } = await import('qrcode');
    return await toDataURL(text, { margin: 2, width: 512, errorCorrectionLevel: 'M' });
  } catch {
    // Without network there is no library; the address beside the code still works.
    return null;
  }
}
