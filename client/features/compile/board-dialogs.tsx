/** The dialogs of the board; one is open at a time. */
import { compileTexts } from '#client/locales/compile.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { Key } from '#client/ui/feedback.tsx';
import { Dialog } from '#client/ui/sheet.tsx';
import styles from './board.module.css';
import { CommentPicker } from './comment-picker.tsx';
import { SettleDialog } from './settle-dialog.tsx';
import type { BoardHands } from './use-board-keys.ts';

/** The one that the board's view asks for. */
export function BoardDialogs({ hands }: { readonly hands: BoardHands }) {
  switch (hands.board.view.dialog) {
    case 'settle':
      return <SettleDialog hands={hands} />;
    case 'picker':
      return <CommentPicker hands={hands} />;
    case 'remove':
      return <RemoveDialog hands={hands} />;
    case 'help':
      return <KeyHelp onClose={() => hands.board.patch({ dialog: 'none' })} />;
    default:
      return null;
  }
}

function RemoveDialog({ hands }: { readonly hands: BoardHands }) {
  const t = useText(compileTexts);
  const { openItem, patch } = hands.board;
  const close = () => patch({ dialog: 'none' });
  if (openItem === null) return null;
  const remove = async () => {
    close();
    if (await hands.actions.remove(openItem)) patch({ openItemId: null });
  };
  return (
    <Dialog title={t.item.removeAsk} onClose={close}>
      <p>
        <strong>
          {t.item.no(openItem.no)} {openItem.title}
        </strong>
      </p>
      <p>{t.item.removeHint}</p>
      <div className={styles.dialogFoot}>
        <Button onClick={close}>{t.item.cancel}</Button>
        <Button look="danger" onClick={() => void remove()}>
          {t.item.remove}
        </Button>
      </div>
    </Dialog>
  );
}

const KEYS = [
  ['move', ['j', 'k']],
  ['side', ['←', '→']],
  ['select', ['x']],
  ['draft', ['n']],
  ['add', ['a']],
  ['settle', ['s']],
  ['edit', ['e']],
  ['route', ['1', '2', '3', '4']],
  ['merge', ['m']],
  ['dispatch', ['d']],
  ['search', ['/']],
  ['help', ['?']],
  ['escape', ['Esc']],
] as const;

function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const t = useText(compileTexts);
  return (
    <Dialog title={t.keys} onClose={onClose}>
      <dl className={styles.keys}>
        {KEYS.map(([name, keys]) => (
          <div key={name}>
            <dt>
              {keys.map((key) => (
                <Key key={key}>{key}</Key>
              ))}
            </dt>
            <dd>{t.keyHelp[name]}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
