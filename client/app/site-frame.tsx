/** The frame of quiet pages (home, ledger, receipt, accounts): name, large type, language. */
import type { ReactNode } from 'react';
import { classes } from '#client/lib/classes.ts';
import { setLargeType, useLargeType } from '#client/lib/large-type.ts';
import { commonTexts } from '#client/locales/common.ts';
import { setLanguage, useLanguage } from '#client/locales/language.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { Link } from '#client/ui/link.tsx';
import styles from './site-frame.module.css';

interface SiteFrameProps {
  readonly children: ReactNode;
  /** One column of text or a form. */
  readonly narrow?: boolean;
}

/** Header and main part. */
export function SiteFrame({ children, narrow }: SiteFrameProps) {
  return (
    <>
      <header className={styles.head}>
        <ProductName />
        <DisplayChoices />
      </header>
      <main className={classes(styles.main, narrow && styles.narrow)}>{children}</main>
    </>
  );
}

/** The name, as the way home. */
export function ProductName() {
  const t = useText(commonTexts);
  return (
    <Link href="/" className={styles.name}>
      {t.productName}
    </Link>
  );
}

/** 长辈版 and the language, one tap each. */
export function DisplayChoices() {
  const t = useText(commonTexts);
  const large = useLargeType();
  const language = useLanguage();
  return (
    <div className={styles.choices}>
      <Button look="quiet" onClick={() => setLargeType(!large)}>
        {large ? t.standardType : t.largeType}
      </Button>
      <Button
        look="quiet"
        lang={language === 'zh' ? 'en' : 'zh'}
        onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {t.switchLanguage}
      </Button>
    </div>
  );
}
