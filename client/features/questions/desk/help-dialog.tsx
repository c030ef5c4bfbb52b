/** The keys of the moderator's and the reviewer's desk. */
import { Fragment, useEffect } from 'react';
import { deskQuestionTexts } from '#client/locales/desk-questions.ts';
import { useText } from '#client/locales/texts.ts';
import { Key } from '#client/ui/feedback.tsx';
import { Dialog } from '#client/ui/sheet.tsx';
import dialogStyles from './dialogs.module.css';
import { ACTION_KEYS } from './keys.ts';
import type { QueueAction } from './view-model.ts';

interface HelpDialogProps {
  readonly actions: readonly QueueAction[];
  readonly onClose: () => void;
}

/** A table of keys; `?` closes it again. */
export function HelpDialog({ actions, onClose }: HelpDialogProps) {
  const t = useText(deskQuestionTexts);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === '?') onClose();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [onClose]);
  const rows: readonly (readonly [string, string])[] = [
    ['j', t.help.next],
    ['k', t.help.previous],
    ...actions.map((action) => [ACTION_KEYS[action], t.actions[action]] as const),
    ['z', t.help.undo],
    ['/', t.help.search],
    ['?', t.help.help],
  ];
  return (
    <Dialog title={t.help.title} onClose={onClose}>
      <dl className={dialogStyles.keys}>
        {rows.map(([key, meaning]) => (
          <Fragment key={key}>
            <dt>
              <Key>{key}</Key>
            </dt>
            <dd>{meaning}</dd>
          </Fragment>
        ))}
      </dl>
    </Dialog>
  );
}
