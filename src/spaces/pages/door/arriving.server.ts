import type { RequestEvent } from '@sveltejs/kit';
import { say } from '#kernel/words.ts';
import { change } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { arriveByCode, asksArrival, awaited, spaceBySlug } from '../../server/index.ts';

type Asked = Pick<RequestEvent, 'locals' | 'url' | 'params' | 'setHeaders' | 'request'>;

/** The page to which the code on the screen at a door leads: what a person who is signed in has booked there now. @throws 404 */
export async function arrivalShown({ params, url, locals: { locale, viewer }, setHeaders }: Asked) {
	setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	const space = await spaceBySlug(params.slug ?? '');
	const own = viewer ? await awaited(space.id, viewer.id, new Date()) : [];
	return {
		...{ name: say(space.name, locale), slug: space.slug, code: url.searchParams.get('code')?.slice(0, 12) ?? '' },
		...{ asked: await asksArrival(space.id), signedIn: viewer !== null, arrived: url.searchParams.has('arrived') },
		own: own.map(({ id, startsAt, endsAt }) => ({ id, startsAt, endsAt }))
	};
}

/** Says that somebody has come; whoever holds the code of the moment and what was booked. */
export async function arriveByPhone(event: Asked) {
	const form = await event.request.formData();
	const [space, code] = [await spaceBySlug(event.params.slug ?? ''), fieldOf(form, 'code')];
	const [token, ticket, reservation] = ['token', 'ticket', 'reservation'].map((name) => fieldOf(form, name));
	const showing = { token, ticket, reservation, person: event.locals.viewer?.id ?? null };
	return change(
		event,
		{ code, ticket },
		(tx) => arriveByCode(tx, space, code, showing),
		`/spaces/${space.slug}/arrive?arrived=yes`
	);
}
