import type { Locale } from '#kernel/words.ts';
import { type Audience, audiences } from '../kinds.ts';

const FOR = 'guide.for';
const SPOKEN = 'guide.locale';

/** What somebody has chosen before, on this device alone: nothing of it is sent anywhere. A browser that keeps nothing has chosen nothing. */
function kept(name: string): string | null {
	try {
		return localStorage.getItem(name);
	} catch {
		return null;
	}
}

function keep(name: string, value: string): void {
	try {
		localStorage.setItem(name, value);
	} catch {
		// it is asked again
	}
}

export const rememberAudience = (audience: Audience): void => keep(FOR, audience);
export const rememberLocale = (locale: Locale): void => keep(SPOKEN, locale);
export const rememberedAudience = (): Audience | null => audiences.find((one) => one === kept(FOR)) ?? null;
export const rememberedLocale = (): string | null => kept(SPOKEN);
