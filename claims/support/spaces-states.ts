import { href, parseAddress } from '#kernel/address.ts';
import { newId } from '#kernel/id.ts';

/** The invented room that the claims book. */
const ROOM = 'salle-piquet';
const DAY = 86_400_000;

/** Books a room as a visitor does, on the first weekday from next week on when it is free. @returns our own path of the booking's page. */
export async function spaceBookingPage(url: string): Promise<string> {
	for (let ahead = 7; ahead < 28; ahead++) {
		const day = new Date(Date.now() + ahead * DAY).toISOString().slice(0, 10);
		const page = await asked(url, day);
		if (page) return page;
	}
	throw new Error('a room of the demonstration is not to be had for weeks');
}

async function asked(url: string, day: string): Promise<string | null> {
	const answer = await fetch(`${url}${href(`/spaces/${ROOM}`, 'fr')}?/book`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: url, accept: 'text/html' },
		body: new URLSearchParams({
			...{ key: newId(), day, from: '12:00', until: '12:30', quantity: '1' },
			...{ name: 'Noé Réserve (fictif)', email: 'noe.reserve@exemple.invalid', people: '', purpose: '' }
		})
	});
	await answer.arrayBuffer();
	const to = answer.headers.get('location');
	return to ? (parseAddress(new URL(to, url).pathname)?.path ?? null) : null;
}

/** What somebody has of spaces for herself: a repeated booking before it is made. @returns our own paths. */
export const ownSpacePages = (): string[] => [`/me/spaces/repeat?space=${ROOM}`, '/me/spaces/statements'];

/** What the codes beside a door lead to. @returns our own paths. */
export const doorPages = (): string[] => [`/spaces/${ROOM}/arrive`, `/spaces/${ROOM}/code`];
