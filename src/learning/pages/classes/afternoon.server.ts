import { type Listing, obstacle, rowOf } from '#agenda';
import { fundingOf, occurrence } from '#agenda/server';
import { missing } from '#kernel/errors.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { isoDate } from '#kernel/time.ts';
import { type Locale, said } from '#kernel/words.ts';
import { afternoons, classesOf, classOffer, schoolActivities } from '../../server/index.ts';

/** The séance of an address, when a class can come to it. @throws 404 when none can. */
export async function afternoon({ occurrence: id }: { occurrence: string }) {
	if (!isId(id)) throw missing();
	const listing = await occurrence(id);
	const offer = await classOffer(listing.offering.id);
	if (!offer.atHub) throw missing();
	return { listing, offer };
}

const MOST = 120;

/** The afternoons to which a class can come, those that suit it first, and what can be had at the school. */
export async function afternoonsShown({ searchParams }: URL, locale: Locale) {
	const [coming, atSchool] = await Promise.all([afternoons(), schoolActivities()]);
	const months = [...new Set(coming.map(({ listing }) => monthOf(listing)))];
	const month = months.find((one) => one === searchParams.get('month')) ?? '';
	const given = Number(searchParams.get('pupils'));
	const pupils = Number.isSafeInteger(given) && given > 0 && given <= MOST ? given : null;
	const rows = coming
		.filter(({ listing }) => !month || monthOf(listing) === month)
		.map(({ listing, offer: { minPupils, maxPupils, years } }) => ({
			listing: rowOf(listing, locale),
			summary: said(listing.offering.summary, locale),
			...{ minPupils, maxPupils, years },
			fits: fits(pupils ?? minPupils, minPupils, maxPupils, listing.occurrence.places.left)
		}));
	return {
		...{ months, asked: { month, pupils } },
		rows: rows.toSorted((one, other) => Number(other.fits) - Number(one.fits)),
		atSchool: atSchool.map(({ id, title, summary }) => ({
			...{ id, title: said(title, locale), summary: said(summary, locale) }
		}))
	};
}

const monthOf = ({ occurrence: { startsAt, timeZone } }: Listing): string => isoDate(startsAt, timeZone).slice(0, 7);

const fits = (pupils: number, least: number, most: number, left: number | null): boolean =>
	pupils >= least && pupils <= most && (left === null || left >= pupils);

/** An afternoon with a form that knows already what the reader said of her last class. @throws 404 */
export async function afternoonShown(params: { occurrence: string }, { searchParams }: URL, viewer: Viewer | null) {
	const { listing, offer } = await afternoon(params);
	const mine = viewer ? await classesOf(viewer.id) : [];
	const [latest] = mine;
	const typed: Record<string, string> = {
		...(latest ? { school: latest.class.school, year: latest.class.year, stream: latest.class.stream } : {}),
		...{ name: viewer?.name ?? '', email: viewer?.email ?? '', key: newId() },
		pupils: (searchParams.get('pupils') ?? '').slice(0, 3)
	};
	return {
		...{ ...listing, offer, typed, funded: await fundingOf(listing.offering.id) },
		closed: obstacle({ ...listing.occurrence, registration: 'open' }),
		mine: mine.map(({ class: { id, school, year } }) => ({ id, school, year }))
	};
}

/** What a class can have at its school, to choose from. */
export const schoolChoices = async (locale: Locale) =>
	(await schoolActivities()).flatMap(({ id, title, offer }) =>
		offer ? [{ id, title: said(title, locale), offer }] : []
	);
