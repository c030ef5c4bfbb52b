/** The name of a source for the desk. */
import { useCallback } from 'react';
import { deskStageTexts } from '#client/locales/desk-stage.ts';
import { useText } from '#client/locales/texts.ts';
import { useNow } from '#client/session/session-context.tsx';
import { HOST_SOURCE } from '#shared/features/stage/state.ts';

export function useSourceName(): (sourceId: string) => string {
  const t = useText(deskStageTexts);
  const sources = useNow((now) => now.sources);
  return useCallback(
    (sourceId) => {
      const label = sources.find((source) => source.sourceId === sourceId)?.label ?? '';
      if (label !== '') return label;
      return sourceId === HOST_SOURCE ? t.host : t.feed;
    },
    [sources, t],
  );
}
