/** An address or a key that is read, or copied, letter by letter; takes the width that its row leaves. */
import styles from './code-box.module.css';

export function CodeBox({ text }: { readonly text: string }) {
  return <code className={styles.box}>{text}</code>;
}
