/** The submissions behind an item, and the items merged into it, each of which can be given back. */
import { compileTexts } from '#client/locales/compile.ts';
import { useText } from '#client/locales/texts.ts';
import { Button } from '#client/ui/button.tsx';
import { type CompileItem, sourcesOf } from '#shared/features/compile/state.ts';
import styles from './board.module.css';
import type { BoardHands } from './use-board-keys.ts';

interface ItemSourcesProps {
  readonly item: CompileItem;
  readonly hands: BoardHands;
  readonly edits: boolean;
}

/** The last own submission stays: an item without any is removed instead. */
export function ItemSources({ item, hands, edits }: ItemSourcesProps) {
  const t = useText(compileTexts);
  const { actions, board } = hands;
  return (
    <div className={styles.sources}>
      <Sources keys={item.keys} board={board}>
        {(key) =>
          edits &&
          item.keys.length > 1 && (
            <Button look="quiet" compact onClick={() => void actions.takeOut(item, key)}>
              {t.item.takeOut}
            </Button>
          )
        }
      </Sources>
      {item.absorbed.length > 0 && <h4>{t.item.absorbed}</h4>}
      {item.absorbed.map((from) => (
        <div key={from.id} className={styles.absorbed}>
          <p className={styles.tools}>
            <span className={styles.no}>{from.no}</span>
            <strong className={styles.grow}>{from.title}</strong>
            {edits && (
              <Button compact onClick={() => void actions.unmerge(item, from)}>
                {t.item.unmerge}
              </Button>
            )}
          </p>
          <Sources keys={sourcesOf(from)} board={board} />
        </div>
      ))}
    </div>
  );
}

interface SourcesProps {
  readonly keys: readonly string[];
  readonly board: BoardHands['board'];
  readonly children?: (key: string) => React.ReactNode;
}

function Sources({ keys, board, children }: SourcesProps) {
  const t = useText(compileTexts);
  return (
    <ul>
      {keys.map((key) => {
        const submission = board.byKey.get(key);
        return (
          <li key={key} className={styles.source}>
            <span className={styles.no}>
              {submission?.kind === 'comment' ? t.comment : '№'}
              {submission?.no ?? '?'}
            </span>
            <span className={styles.grow}>{submission?.text}</span>
            {children?.(key)}
          </li>
        );
      })}
    </ul>
  );
}
