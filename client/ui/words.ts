/** The few words that the design system itself says; the shell hands them in, in the language of the page. */
import { createContext, useContext } from 'react';

export interface UiWords {
  readonly close: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly loading: string;
  readonly used: (used: number, max: number) => string;
}

const UiWordsContext = createContext<UiWords>({
  close: '关闭',
  copy: '复制',
  copied: '已复制',
  copyFailed: '没能复制，请长按选中',
  loading: '正在打开……',
  used: (used, max) => `已写 ${used} 字，最多 ${max} 字`,
});

export const UiWordsProvider = UiWordsContext.Provider;

/** The words of the design system. */
export function useUiWords(): UiWords {
  return useContext(UiWordsContext);
}
