/** The name of a source for the desk, also of one that sends nothing. */
import { useCallback } from 'react';
import { deskStageTexts } from '#client/locales/desk-stage.ts';
import { useText } from '#client/locales/texts.ts';
import { useNow, useRoom } from '#client/session/session-context.tsx';
import { HOST_SOURCE } from '#shared/features/stage/state.ts';
import { sourceTiles } from '../sources/source-tiles.ts';

export function useSourceName(): (sourceId: string) => string {
  const t = useText(deskStageTexts);
  const stage = useRoom((room) => room.stage);
  const sources = useNow((now) => now.sources);
  return useCallback(
    (sourceId) => {
      const label = sourceTiles(stage, sources).find(({ id }) => id === sourceId)?.label ?? '';
      if (label !== '') return label;
      return sourceId === HOST_SOURCE ? t.host : t.feed;
    },
    [stage, sources, t],
  );
}
