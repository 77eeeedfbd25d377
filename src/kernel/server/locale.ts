import { AsyncLocalStorage } from 'node:async_hooks';
import { overwriteGetLocale } from '#runtime';
import type { Locale } from '../words.ts';

const current = new AsyncLocalStorage<Locale>();
overwriteGetLocale(() => current.getStore() ?? 'fr');

/** Runs `act` with every message in one language. */
export const inLocale = <T>(locale: Locale, act: () => T): T => current.run(locale, act);
