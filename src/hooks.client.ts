import { isLocale } from '#kernel/words.ts';
import { overwriteGetLocale } from '#runtime';

/** The page says its language; changing it loads the other page. */
overwriteGetLocale(() => (isLocale(document.documentElement.lang) ? document.documentElement.lang : 'fr'));
