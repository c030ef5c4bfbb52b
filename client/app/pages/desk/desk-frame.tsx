/** The frame of all desks: body, pages by role, who I am, language, sign out. */
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { postJson } from '#client/lib/http.ts';
import { commonTexts } from '#client/locales/common.ts';
import { deskSessionTexts } from '#client/locales/desk-sessions.ts';
import { setLanguage, useLanguage } from '#client/locales/language.ts';
import { refusalTexts } from '#client/locales/refusals.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { toast } from '#client/ui/toast.tsx';
import type { Me, StaffMe } from '#shared/contract/http.ts';
import styles from './desk.module.css';

interface DeskFrameProps {
  readonly staff: StaffMe;
  readonly onSignedOut: (me: Me) => void;
  readonly children: ReactNode;
}

/** One slim bar; the page below it takes the rest of the window. */
export function DeskFrame({ staff, onSignedOut, children }: DeskFrameProps) {
  const t = useText(deskSessionTexts);
  const signOut = async () => {
    const outcome = await postJson<Me>('/api/sign-out', {});
    if (!outcome.ok) return toast(refusalTexts.get()[outcome.code], 'bad');
    toast(t.frame.signedOut);
    onSignedOut(outcome.value);
  };
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#desk-main">
        {t.frame.skip}
      </a>
      <header className={styles.top}>
        <strong className={styles.tenant}>{staff.tenantName}</strong>
        <DeskNav staff={staff} />
        <Link className={styles.who} href="/desk/password" title={t.frame.account}>
          {staff.name}
          <small>{staff.unitName ?? t.role[staff.role]}</small>
        </Link>
        <LanguageButton />
        <Button compact look="quiet" onClick={() => void signOut()}>
          {t.frame.signOut}
        </Button>
      </header>
      <main id="desk-main" className={styles.main} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

function DeskNav({ staff }: { readonly staff: StaffMe }) {
  const { frame: t } = useText(deskSessionTexts);
  const [location] = useLocation();
  const pages = [
    { href: '/desk', name: t.sessions, here: location === '/desk' || /^\/desk\/(s\/|new)/.test(location) },
    { href: '/desk/items', name: t.items, here: location.startsWith('/desk/items') },
    ...(staff.role === 'administrator'
      ? [{ href: '/desk/admin', name: t.admin, here: location.startsWith('/desk/admin') }]
      : []),
  ];
  return (
    <nav aria-label={t.nav} className={styles.nav}>
      {pages.map((page) => (
        <Link key={page.href} href={page.href} aria-current={page.here ? 'page' : undefined}>
          {page.name}
        </Link>
      ))}
    </nav>
  );
}

function LanguageButton() {
  const t = useText(commonTexts);
  const language = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <Button compact look="quiet" lang={other} onClick={() => setLanguage(other)}>
      {t.switchLanguage}
    </Button>
  );
}
