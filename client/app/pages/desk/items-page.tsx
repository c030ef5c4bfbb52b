/** Follow-up items: `/desk/items` and `/desk/items/<id>`. */
import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { DeskItems } from '#client/features/followups/desk-items.tsx';
import { usePageTitle } from '#client/lib/page.ts';
import { commonTexts } from '#client/locales/common.ts';
import { itemTexts } from '#client/locales/items.ts';
import { useText } from '#client/locales/texts.ts';
import type { StaffMe } from '#shared/contract/http.ts';

interface ItemsPageProps {
  /** The item that is open, or null for the list alone. */
  readonly itemId: string | null;
  readonly me: StaffMe;
}

/** The list, and the open item beside it. Shown inside the frame of the desks. */
export function ItemsPage({ itemId, me }: ItemsPageProps) {
  const t = useText(itemTexts);
  const common = useText(commonTexts);
  const [, navigate] = useLocation();
  usePageTitle(`${t.title} · ${common.productName}`);
  const open = useCallback((id: string) => navigate(`/desk/items/${id}`), [navigate]);
  return <DeskItems itemId={itemId} me={me} onOpen={open} />;
}
