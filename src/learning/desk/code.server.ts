import QRCode from 'qrcode';
import type { Listing } from '#agenda';
import { arrivalsOf } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { publicUrl } from '#kernel/server/place.ts';
import type { Locale } from '#kernel/words.ts';
import { holdsPlace } from '#participation';
import { codeAt, codeUntil, secretOf } from '../server/index.ts';

/** What the screen shows now: the code with the drawing that opens it on a telephone, until when, and how many have come. */
export async function shownNow({ occurrence }: Pick<Listing, 'occurrence'>, locale: Locale, now = new Date()) {
	const code = codeAt(secretOf(occurrence.id), now);
	const address = publicUrl() + href(`/present/${occurrence.id}`, locale);
	const [qr, seats] = await Promise.all([
		QRCode.toString(`${address}?code=${code}`, { type: 'svg', margin: 1, errorCorrectionLevel: 'L' }),
		arrivalsOf(occurrence.id)
	]);
	const held = seats.filter(({ state }) => holdsPlace(state));
	return {
		code,
		qr: `data:image/svg+xml;utf8,${encodeURIComponent(qr)}`,
		until: codeUntil(now).getTime(),
		now: now.getTime(),
		expected: held.length,
		came: held.filter(({ state }) => state === 'fulfilled').length
	};
}
