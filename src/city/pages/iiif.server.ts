import type { RequestEvent } from '@sveltejs/kit';
import { missing, Refusal } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import { words } from '#kernel/server/errors.ts';
import { limit } from '#kernel/server/limits.ts';
import type { Locale } from '#kernel/words.ts';
import { attempt, changeGiven } from '#web/act.server.ts';
import { fieldOf, keyIn, problemsOf, typedTexts } from '#web/form.server.ts';
import { listQuery } from '#web/list.server.ts';
import {
	addMedia,
	fetchedPicture,
	licenceOfRights,
	lookAt,
	type Offer,
	type OfferedPicture,
	offeredAt,
	smallPicture,
	type TheirWords
} from '../server/index.ts';
import { TakenMedia } from '../trail.schema.ts';
import { rightsIn } from './media.server.ts';
import { type AtTrail, type Event, headOf } from './team.server.ts';

const SHOWN = 24;

type Asked = Pick<RequestEvent, 'url' | 'locals'>;

/** What stands at the address that somebody gave: pictures to choose from, or what is wrong with it. */
export async function offerShown({ url, locals: { locale } }: Asked, { trail, working, ...seat }: AtTrail) {
	const address = url.searchParams.get('address')?.trim().slice(0, 2000) ?? '';
	const { page } = listQuery(url, { sorts: ['at'] });
	const shown = { trail: headOf({ trail, ...seat }), key: newId(), address, page };
	if (!address) return { ...shown, offer: null, chosen: null, problem: '' };
	try {
		await limit('outside', working.viewer.id);
		const offer = await lookAt(address);
		const chosen = chosenIn(offer, url.searchParams.get('picture'), locale);
		return { ...shown, offer: pageOf(offer, page, locale), chosen, problem: '' };
	} catch (error) {
		if (!(error instanceof Refusal) || error.status === 404) throw error;
		return { ...shown, offer: null, chosen: null, problem: words(error.code, error.params, locale) };
	}
}

/** In the reader's language, else in none, else in what there is; marks of HTML are left out. */
function saidTo(locale: Locale, theirs: TheirWords | null): string {
	const [first = []] = Object.values(theirs ?? {});
	const text = (theirs?.[locale] ?? theirs?.none ?? first)[0] ?? '';
	return text
		.replace(/<[^<>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}

function pageOf(offer: Offer, page: number, locale: Locale) {
	const from = (page - 1) * SHOWN;
	const common = { label: saidTo(locale, offer.label), total: offer.total };
	if (offer.kind === 'collection') {
		const members = offer.members.map(({ id, label }) => ({ id, label: saidTo(locale, label) || id }));
		return {
			...common,
			kind: offer.kind,
			members: members.slice(from, from + SHOWN),
			pages: Math.ceil(members.length / SHOWN)
		};
	}
	const pictures = offer.pictures.slice(from, from + SHOWN).map((one, at) => pictureShown(one, from + at, locale));
	return {
		...common,
		kind: offer.kind,
		pictures,
		count: offer.pictures.length,
		pages: Math.ceil(offer.pictures.length / SHOWN)
	};
}

const pictureShown = ({ label, width, height, closed, ...its }: OfferedPicture, at: number, locale: Locale) => ({
	...{ at, label: saidTo(locale, label), width, height, closed, rights: its.rights },
	...{ provider: saidTo(locale, its.provider), statement: saidTo(locale, its.statement) }
});

/** The picture that somebody takes, with what its collection says of its rights. */
function chosenIn(offer: Offer, asked: string | null, locale: Locale) {
	const at = Number(asked ?? Number.NaN);
	const picture = offer.kind === 'pictures' ? offer.pictures[at] : undefined;
	if (!picture || picture.closed) return null;
	const shown = pictureShown(picture, at, locale);
	const licence = picture.rights ? licenceOfRights(picture.rights) : null;
	const owner = (shown.provider || shown.statement).slice(0, 200);
	return { ...shown, given: { owner, licence, licenceUntil: null, alt: null } };
}

/** Takes one: the hub fetches it, and keeps it as if it had been sent. */
export async function takeOffered(event: Event, { trail, working, page }: AtTrail) {
	const form = await event.request.formData();
	const typed = typedTexts(form);
	const given = TakenMedia.safeParse(rightsIn(form, event.locals.locale));
	if (!given.success) return problemsOf(given.error, typed, event.locals.locale);
	return attempt(event, 'address', typed, async () => {
		await limit('outside', working.viewer.id, 3);
		const address = fieldOf(form, 'address').trim();
		const picture = await offeredAt(address, Number(fieldOf(form, 'picture')));
		const name = saidTo(event.locals.locale, picture.label) || new URL(address).hostname;
		const ready = await fetchedPicture(picture, name);
		const own = { ...working, id: keyIn(form), takenFrom: address };
		return changeGiven(
			event,
			typed,
			given,
			(tx, its) => addMedia(tx, trail.organization, ready, its, own),
			(id) => `${page}/media?done=saved#media-${id}`,
			'address'
		);
	});
}

/** @throws 404 where it cannot be had small */
export async function smallOffered({ searchParams }: URL, { working }: AtTrail): Promise<Response> {
	await limit('outside', working.viewer.id);
	const address = searchParams.get('address') ?? '';
	const content = await offeredAt(address, Number(searchParams.get('picture') ?? Number.NaN))
		.then(smallPicture)
		.catch((error: unknown) => {
			// the list says nothing of why a picture of it is not there
			if (error instanceof Refusal && error.status !== 429) return null;
			throw error;
		});
	if (!content) throw missing();
	const headers = { 'content-type': 'image/webp', 'cache-control': 'private, max-age=600' };
	return new Response(new Uint8Array(content), { headers });
}
