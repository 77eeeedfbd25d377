import type { RequestEvent } from '@sveltejs/kit';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { hub } from '#kernel/server/hub.ts';
import { m } from '#messages';
import { attemptTo } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { bePresent, placesNow } from '../server/index.ts';

const MOST = 20;

/** What the page needs where one says that one is there: the places that this telephone holds in what is on now, or in one séance of it. */
export async function placesFor(event: RequestEvent, occurrence: string | null) {
	if (occurrence !== null && !isId(occurrence)) throw missing();
	event.setHeaders({ 'cache-control': 'private, no-store' });
	const { searchParams } = event.url;
	const places = (await placesNow(event)).filter((one) => !occurrence || one.occurrence === occurrence);
	const shown = places.map(({ seat, name, listing }) => ({
		...{ seat, name, title: listing.offering.title, at: listing.occurrence }
	}));
	return {
		area: 'learning' as const,
		places: shown,
		code: (searchParams.get('code') ?? '').replace(/[^A-Za-z0-9 -]/g, '').slice(0, MOST),
		here: shown.find(({ seat }) => seat === searchParams.get('here')) ?? null
	};
}

/** Takes the form of that page. */
export async function sayPresent(event: RequestEvent, occurrence: string | null) {
	if (occurrence !== null && !isId(occurrence)) throw missing();
	const form = await event.request.formData();
	const typed = { code: fieldOf(form, 'code').slice(0, MOST), seat: fieldOf(form, 'seat') };
	const [first = 'fr'] = (await hub()).locales;
	const asked = { code: typed.code, seat: typed.seat || null, occurrence };
	const gate = m.completion_code_title({}, { locale: first });
	return attemptTo(
		event,
		typed,
		() => bePresent(event, asked, gate),
		({ seat }) => `/present?here=${seat}`
	);
}
