import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { type Cookie, sendForm, signedIn } from '../pages.ts';

type Seen = Readonly<{ who: 'visitor' | 'coordinator' | Cookie[]; paths: string[] }>;

/**
 * The pages of programmes with the demonstration's cohort, candidates and challenges, and the same of a programme in which there is nothing yet,
 * made by its form. @returns our own paths, and who may see them.
 */
export async function programmesPages({ url }: Readonly<{ url: string }>): Promise<Seen[]> {
	const [coordinator, founder] = [await signedIn(url, 'coordinator'), await signedIn(url, 'founder')];
	const send = (path: string, fields: Record<string, string>) =>
		sendForm(url, coordinator, path, new URLSearchParams(fields));
	const words = { title_fr: 'Une formation vide (fictive)', summary_fr: 'Inventée pour vérifier les pages.' };
	const empty = await send('/desk/programmes/new', {
		...words,
		organization: 'equipe-du-hub',
		eqf: '',
		leastPresence: ''
	});
	const days = { fromDay: '2030-09-02', toDay: '2031-06-30', places: '5', instalments: '1', offerDays: '10', fee: '0' };
	const hollow = await send(`${empty}?/cohort`, { ...days, name: 'Promotion vide' });
	const known = await storied();
	const cohort = `/desk/programmes/cohorts/${known.running}`;
	const next = `/desk/programmes/cohorts/${known.next}`;
	const goal = ['/goal', '/goal/standings', '/goal/standings?state=only-0', '/goal/points'];
	const own = ['', '/timetable', '/candidates', '/participants', '/jury', ...goal];
	const session = await send(`${cohort}/jury`, { heldDay: '2026-06-30', jury: 'Ada Fictive\nBo Fictif' });
	return [
		{
			who: 'visitor',
			paths: [
				...['/learning/programmes', `/learning/programmes/${known.slug}`, '/learning/challenges'],
				...known.challenges.map((slug) => `/learning/challenges/${slug}`)
			]
		},
		{
			who: 'coordinator',
			paths: [
				...['/desk/programmes', '/desk/programmes/new', '/desk/programmes/closed', '/desk/programmes/challenges'],
				'/desk/programmes/effects',
				...['/desk/programmes/challenges/new', empty, `/desk/programmes/${known.programme}`, session],
				...own.flatMap((part) => [cohort + part, hollow + part]),
				...[`${next}/candidates`, ...known.candidates.map((id) => `${next}/candidates/${id}`)],
				...[
					`${cohort}/timetable/${known.seance}`,
					`/desk/door/${known.seance}/list`,
					`${cohort}/participants/${known.enrolment}`
				],
				...['/me/programmes', `/me/programmes/reading/${known.candidates[0]}`]
			]
		},
		{
			who: founder,
			paths: [
				...['/me/programmes', `/me/programmes/${known.running}`],
				...[`/learning/programmes/${known.slug}/${known.nextSlug}/apply`, `/learning/challenges/${known.challenges[0]}`]
			]
		}
	];
}

type Storied = Record<'programme' | 'slug' | 'running' | 'next' | 'nextSlug' | 'seance' | 'enrolment', string> &
	Record<'challenges' | 'candidates', string[]>;

/** What the demonstration has told. */
async function storied(): Promise<Storied> {
	const { rows } = await sql<Storied>`
		select p.id as programme, p.slug, running.id as running, next.id as next, next.slug as next_slug,
			(select o.id from learning.cohort_course c join agenda.occurrence o on o.offering = c.offering
				where c.cohort = running.id order by o.starts_at limit 1) as seance,
			(select e.id from learning.enrolment e where e.cohort = running.id order by e.id limit 1) as enrolment,
			array(select slug from learning.challenge order by created_at) as challenges,
			array(select a.id::text from learning.application a where a.cohort = next.id and a.submitted_at is not null order by a.submitted_at) as candidates
		from learning.programme p join learning.cohort running on running.programme = p.id and running.from_day <= current_date and running.to_day >= current_date
			join learning.cohort next on next.programme = p.id and next.from_day > current_date limit 1`.execute(db);
	const [found] = rows;
	if (!found) throw new Error('the demonstration has no programme');
	return found;
}
