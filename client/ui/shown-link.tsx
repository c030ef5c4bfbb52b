/** A link for somebody else: as a picture for a phone, and as text. */
import { CodeBox } from './code-box.tsx';
import { QrCode } from './qr-code.tsx';
import styles from './shown-link.module.css';

interface ShownLinkProps {
  readonly link: string;
  /** Says what scanning the picture does. */
  readonly label: string;
}

export function ShownLink({ link, label }: ShownLinkProps) {
  return (
    <div className={styles.link}>
      <QrCode text={link} label={label} size="160px" />
      <CodeBox text={link} />
    </div>
  );
}
