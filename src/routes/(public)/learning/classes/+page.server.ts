import { rowOf } from '#agenda';
import { isoDate } from '#kernel/time.ts';
import { said } from '#kernel/words.ts';
import { afternoons, schoolActivities } from '#learning/server';
import type { PageServerLoad } from './$types';

const MOST = 120;

export const load: PageServerLoad = async ({ url, locals: { locale } }) => {
	const [coming, atSchool] = await Promise.all([afternoons(), schoolActivities()]);
	const months = [...new Set(coming.map(({ listing }) => monthOf(listing.occurrence)))];
	const month = months.find((one) => one === url.searchParams.get('month')) ?? '';
	const given = Number(url.searchParams.get('pupils'));
	const pupils = Number.isSafeInteger(given) && given > 0 && given <= MOST ? given : null;
	const rows = coming
		.filter(({ listing }) => !month || monthOf(listing.occurrence) === month)
		.map(({ listing, offer: { minPupils, maxPupils, years } }) => ({
			...{
				listing: rowOf(listing, locale),
				summary: said(listing.offering.summary, locale),
				minPupils,
				maxPupils,
				years
			},
			fits: fits(pupils ?? minPupils, minPupils, maxPupils, listing.occurrence.places.left)
		}));
	return {
		area: 'learning' as const,
		months,
		asked: { month, pupils },
		rows: rows.toSorted((one, other) => Number(other.fits) - Number(one.fits)),
		atSchool: atSchool.map(({ id, title, summary }) => ({
			id,
			title: said(title, locale),
			summary: said(summary, locale)
		}))
	};
};

const monthOf = ({ startsAt, timeZone }: { startsAt: Date; timeZone: string }): string =>
	isoDate(startsAt, timeZone).slice(0, 7);

const fits = (pupils: number, least: number, most: number, left: number | null): boolean =>
	pupils >= least && pupils <= most && (left === null || left >= pupils);
