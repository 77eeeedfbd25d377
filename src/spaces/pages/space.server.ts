import type { RequestEvent } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { pictureAddress } from '#kernel/picture.ts';
import { localOf, momentOf, shifted } from '#kernel/server/clock.ts';
import { hub } from '#kernel/server/hub.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { type Locale, say } from '#kernel/words.ts';
import { asPlace } from '#network';
import { placeBySlug } from '#network/server';
import { type ElsewhereSaid, elsewhereSaid, type Space, spaceKindName } from '../index.ts';
import { elsewhere, exceptionsOf, leaseOf, spaceBySlug, spacesAround } from '../server/index.ts';
import { firstTyped } from './book.server.ts';
import { type Giving, machineAsks } from './machines/asks.server.ts';
import { type Occasions, type Week, weekOf } from './week.server.ts';

const SHOWN_DAYS = 90;

/** What other modules say of it: what it is used for, and which séances open a machine. */
type Others = Readonly<{ occasions: Occasions; giving: Giving }>;

/** A space as its page shows it. @throws 404 */
export async function spaceShown(
	slug: string,
	{ url, locals: { locale, viewer } }: Pick<RequestEvent, 'url' | 'locals'>,
	{ occasions, giving }: Others
) {
	const space = await spaceBySlug(slug);
	const { timeZone } = await hub();
	const day = (ahead: number) => shifted(localOf(new Date(), timeZone), ahead).slice(0, 10);
	const [week, apart, related, place, machine] = await Promise.all([
		weekOf(space, {
			...{ day: url.searchParams.get('day') ?? '', locale, occasions },
			lease: viewer && leaseOf(viewer.id)
		}),
		exceptionsOf(space),
		spacesAround(space),
		placeBySlug(space.place.slug),
		machineAsks(space, viewer?.id ?? null, giving)
	]);
	return {
		...{ space, week, related, machine },
		elsewhere: await elsewhereIn(space, week, locale, timeZone),
		area: 'venture' as const,
		exceptions: apart.filter(({ from, until }) => until >= day(0) && from <= day(SHOWN_DAYS)),
		days: { first: day(0), last: day(space.aheadDays) },
		/** Whether the form is for this reader: for others a sentence says who books, or what is to be done first. */
		books: mayBook(space, viewer !== null) && (machine?.ready ?? true),
		typed: firstTyped(url.searchParams, viewer),
		own: Boolean(viewer?.email),
		structured: asSpace(space, asPlace(place, at(`/places/${place.slug}`, locale)), locale)
	};
}

const mayBook = ({ openTo }: Space, signedIn: boolean): boolean =>
	openTo === 'anybody' || (openTo !== 'team' && signedIn);

/** What is taken elsewhere in the week that is shown, with the minute at which that was read; null where no calendar is kept elsewhere. */
async function elsewhereIn(
	{ id }: Space,
	{ days }: Week,
	locale: Locale,
	timeZone: string
): Promise<ElsewhereSaid | null> {
	const [from, until] = [momentOf(`${days[0]}T00:00`, timeZone), momentOf(`${days[6]}T23:59`, timeZone)];
	const known = from && until ? (await elsewhere([id], from, until)).get(id) : null;
	return known ? elsewhereSaid(known, locale, timeZone) : null;
}

const at = (path: string, locale: Locale) => ({ url: publicUrl() + href(path, locale), hubUrl: publicUrl(), locale });

/** A space as schema.org says it: a place within its place, or a thing that is lent. */
function asSpace(space: Space, { '@context': context, ...place }: ReturnType<typeof asPlace>, locale: Locale) {
	const { slug, kind, name, sentence, picture, capacity, equipment } = space;
	const thing = kind === 'kit' || kind === 'machine';
	const { url } = at(`/spaces/${slug}`, locale);
	return {
		...{ '@context': context, '@type': thing ? 'Product' : 'Place', '@id': url, url, name: say(name, locale).text },
		...(sentence && { description: say(sentence, locale).text }),
		...(picture && { image: publicUrl() + pictureAddress(picture, 1280) }),
		...(thing
			? { category: spaceKindName(kind, locale) }
			: {
					containedInPlace: place,
					...(capacity && { maximumAttendeeCapacity: capacity }),
					amenityFeature: equipment.map((one) => ({ '@type': 'LocationFeatureSpecification', name: one, value: true }))
				})
	};
}
