import type { Below } from './address.ts';
import { isLocale, type Locale } from './words.ts';

const { lang } = document.documentElement;
const given = document.getElementById('addresses')?.textContent;

/** The words of addresses in the language of the page, which the page brings: the other languages are the server's to say. */
export const addresses: Partial<Record<Locale, Below>> = given && isLocale(lang) ? { [lang]: JSON.parse(given) } : {};
