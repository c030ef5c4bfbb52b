/** Keeps formats and the page's `lang` in the language of the texts. */
import { setFormatLanguage } from '#client/lib/format.ts';
import { followLanguage, getLanguage } from '#client/locales/language.ts';

/** Begins following; called once, before anything is drawn. */
export function followPageLanguage(): void {
  const apply = () => {
    const language = getLanguage();
    setFormatLanguage(language);
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  };
  apply();
  followLanguage(apply);
}
