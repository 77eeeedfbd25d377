import type { Refusal } from '../../../errors.ts';
import { words } from '../../../server/errors.ts';
import { seal, unseal } from '../../../server/sealed.ts';
import type { Locale } from '../../../words.ts';

const PURPOSE = 'refusal';

/** A refusal as an address carries it to the page that says it: sealed, so that nobody has the hub say her own words. */
export const carried = ({ code, params }: Refusal): string => seal(PURPOSE, JSON.stringify({ code, params }));

/** Its sentence; null for what the hub has not sealed. */
export function saidBefore(sealed: string | null, locale: Locale): string | null {
	if (!sealed) return null;
	try {
		const { code, params } = JSON.parse(unseal(PURPOSE, sealed));
		return words(code, params, locale);
	} catch {
		return null;
	}
}
