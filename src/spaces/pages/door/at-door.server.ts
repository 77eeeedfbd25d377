import type { RequestEvent } from '@sveltejs/kit';
import { say } from '#kernel/words.ts';
import { written } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { EARLY_MS } from '../../door.ts';
import { awaited, doorCodes, type Reservation, showDoorCode, spaceBySlug } from '../../server/index.ts';
import type { Space } from '../../space.ts';

type Asked = Pick<RequestEvent, 'locals' | 'params' | 'setHeaders' | 'request'>;

/** What somebody can do at the door of what she has booked, now: say that she has come, and see the code. For the page of a booking. */
export async function atDoorOf(
	{ id, startsAt, endsAt }: Pick<Reservation, 'id' | 'startsAt' | 'endsAt'>,
	space: Space,
	now = new Date()
) {
	const soon = now.getTime() >= startsAt.getTime() - EARLY_MS && now < endsAt;
	if (!soon) return { arrive: false, code: false };
	const [all, codes] = await Promise.all([awaited(space.id, null, now), doorCodes(space)]);
	return { arrive: all.some((one) => one.id === id), code: codes.space !== null || codes.place !== null };
}

/** The page that shows the code of a door: nothing before a button is pressed, since each showing is written down. */
export async function codePage({ params, setHeaders, locals: { locale } }: Asked) {
	setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	const space = await spaceBySlug(params.slug ?? '');
	return { slug: space.slug, name: say(space.name, locale) };
}

export async function showCode(event: Asked) {
	const form = await event.request.formData();
	const space = await spaceBySlug(event.params.slug ?? '');
	const [token, reservation] = [fieldOf(form, 'token'), fieldOf(form, 'reservation')];
	const showing = { token, reservation, person: event.locals.viewer?.id ?? null };
	return written(event, {}, async (tx) => ({ code: await showDoorCode(tx, space, showing) }));
}
