import { sql } from 'kysely';
import { askFollowup, showFollowup } from '#agenda/server';
import { addNews } from '#editorial/server';
import { askMeeting, hosts, listHost } from '#journey/server';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { keepMinorUntil } from '#kernel/identity/server/visibility.ts';
import { UNKNOWN_YEAR } from '#kernel/identity/visibility.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { claimCard, claimPupil } from '#learning/server';
import { type Cookie, signedIn, switchTo } from '../pages.ts';
import { findPages } from '../routes.ts';
import { all, type Case, type Made, makePeople, nothing } from '../visibility-people.ts';
import { surfaces } from '../visibility-surfaces.ts';

const THIS_YEAR = new Date().getFullYear();
const minor: Case = { chose: 'everyone', agreed: true, visitor: nothing, member: nothing, herself: all };
const adult: Case = { ...minor, visitor: all, member: all };
/** Every way to be a minor: what is known of her before she has held a card, and how she comes by the rest. */
const ways: Readonly<Record<string, Case>> = {
	grown: adult,
	'by age': { ...minor, birthYear: THIS_YEAR - 12 },
	'of age this year': { ...minor, birthYear: THIS_YEAR - 18 },
	'by class': minor,
	'by class, at fourteen': minor,
	'by class, whatever year': { ...minor, birthYear: THIS_YEAR - 40 },
	'after a class, unknown': minor
};

/** Makes one person for each way to be a minor, and a grown one beside them, each shown in every way that can be. @param pupils of a class of primary school. */
export async function minorsIn(classId: string, pupils: readonly string[]): Promise<readonly Made[]> {
	const people = await makePeople(ways);
	const [first = '', second = '', third = ''] = pupils;
	const of = (key: string): string => people.find((one) => one.key === key)?.id ?? '';
	await claim(classId, first, of('by class'), 'parent', THIS_YEAR - 11);
	await claim(classId, third, of('by class, whatever year'), 'parent', THIS_YEAR - 11);
	await sql`update learning.school_class set year = 's3' where id = ${classId}`.execute(db);
	await claim(classId, second, of('by class, at fourteen'), 'self', THIS_YEAR - 14);
	await sql`update learning.school_class set year = 'p5' where id = ${classId}`.execute(db);
	await transaction(async (tx) => {
		const person = ref('person', of('after a class, unknown'));
		await keepMinorUntil(tx, person.id, UNKNOWN_YEAR);
		await record(tx, { verb: 'identity.changed', object: person, source: 'job', detail: {} });
	});
	for (const one of people) await transaction((tx) => showEverywhere(tx, one));
	return people;
}

async function claim(classId: string, pupil: string, person: string, claimant: 'self' | 'parent', born: number) {
	const code = await transaction((tx) => claimCard(tx, classId, pupil));
	const by = { actor: ref('person', person), source: 'web' } as const;
	await transaction((tx) => claimPupil(tx, { code, claimant, born }, person, by));
}

/** Beyond her page, her organisation and her works: a piece of news, a question after a séance, the list of those whom players may meet, a meeting. */
async function showEverywhere(tx: Tx, { id, first, second, title }: Made): Promise<void> {
	const by = { actor: ref('person', id), source: 'web' } as const;
	const words = (text: string) => ({ source: 'fr', fr: text }) as const;
	const told = {
		slug: `nouvelle-${title.toLowerCase()}`,
		title: words(title),
		summary: words('Inventé.'),
		body: words('Inventé.')
	};
	const plain = { picture: null, sectors: [], organization: null, authorShown: true, publishedAt: new Date() };
	await addNews(tx, { ...told, ...plain }, by, true);
	const [host] = await hosts(tx);
	if (host) {
		const meeting = { about: 'Inventé pour vérifier.', times: [new Date(Date.now() + 864e5)], online: true, place: '' };
		await askMeeting(tx, { id: newId(), person: id, host: host.id, given: meeting }, by);
	}
	await listHost(tx, { person: id, mentor: true, coach: true, about: words('Inventé.'), languages: ['fr'] }, by);
	const seance = await pastSeance(tx);
	const name = `${first} ${second}`;
	const question = await askFollowup(
		tx,
		{ occurrence: seance.id, person: id, name, text: 'Inventé ?', locale: 'fr' },
		'web'
	);
	await showFollowup(tx, seance.id, question, true, by);
}

async function pastSeance(on: Tx | typeof db) {
	const { rows } = await sql<{ id: string; slug: string }>`
		select o.id, f.slug from agenda.occurrence o join agenda.offering f on f.id = o.offering
		where f.published_at is not null and f.deleted_at is null and o.status = 'scheduled' and o.ends_at < now() order by o.ends_at desc limit 1`.execute(
		on
	);
	if (!rows[0]) throw new Error('the demonstration has no past séance');
	return rows[0];
}

type Found = Readonly<{ problems: string[]; ways: number; answers: number; adult: number }>;
type Reader = Readonly<{ name: 'visitor' | 'member' | 'host'; cookie: string; pages: readonly string[] }>;

/** Looks for every minor in every answer that can show somebody: the pages that links lead to, lists, searches, the API, feeds, pictures. */
export async function shownAnywhere(url: string, people: readonly Made[], small: boolean): Promise<Found> {
	const found = { problems: [] as string[], ways: people.length - 1, answers: 0, adult: 0 };
	for (const reader of await readers(url, people, small))
		for (const page of reader.pages) {
			const answer = await fetch(url + page, {
				redirect: 'manual',
				headers: { cookie: reader.cookie, accept: 'text/html, */*' }
			});
			const text = await answer.text();
			found.answers++;
			for (const one of people) {
				const seen = marksOf(one, page).filter((mark) => text.includes(mark));
				if (one.key === 'grown') found.adult += seen.length ? 1 : 0;
				else if (seen.length) found.problems.push(`${one.key}: ${reader.name} reads ${seen.join(', ')} at ${page}`);
			}
		}
	await lookAtPictures(url, people, found);
	if (found.adult < 12) found.problems.push(`the adult is found ${found.adult} times only: the look sees too little`);
	return found;
}

/** Her name in both parts, what she says of herself, her role, her address and how credits spell her. What was asked for may be repeated. */
const marksOf = ({ first, second, headline, sought, role, email, credit }: Made, page: string): string[] =>
	[first, second, headline, sought, role, email, credit].filter((mark) => !page.includes(mark));

async function readers(url: string, people: readonly Made[], small: boolean): Promise<Reader[]> {
	const header = (cookies: readonly Cookie[]) => cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
	const [member, host] = [await signedIn(url, 'founder'), await signedIn(url, 'director')];
	const mentor = await switchTo(url, await aMentor());
	const of = async (group: 'public' | 'person' | 'coulisses', begin: readonly string[], cookies: readonly Cookie[]) =>
		small ? [] : (await findPages(url, { group, begin, cookies })).pages.map(({ path }) => addressOf(path));
	const open = [...(await of('public', ['/'], [])), ...placesOf(people), `/fr/agenda/${await pastPage()}`];
	const meetings = [href('/me/journey/meetings', 'fr'), href('/me/journey/reviews', 'fr')];
	return [
		{ name: 'visitor', cookie: '', pages: open },
		{ name: 'member', cookie: header(member), pages: [...(await of('person', ['/me'], member)), ...meetings, ...open] },
		{ name: 'member', cookie: header(mentor), pages: meetings },
		{ name: 'host', cookie: header(host), pages: await of('coulisses', ['/desk'], host) }
	];
}

/** The surfaces of the claim `visibility` that everybody may ask, and the page of each one's news. */
function placesOf(people: readonly Made[]): string[] {
	const asked = surfaces.filter(({ readers }) => !readers);
	const each = (one: Made) => asked.map(({ path }) => (typeof path === 'string' ? path : path(one)));
	const news = people.map(({ title }) => href(`/news/nouvelle-${title.toLowerCase()}`, 'fr'));
	return [...new Set([...people.flatMap(each), ...news])];
}

async function aMentor(): Promise<string> {
	const [host] = await hosts();
	const { rows } = await sql<{
		person: string;
	}>`select person from journey.host where id = ${host?.id ?? null}`.execute(db);
	return rows[0]?.person ?? '';
}

async function pastPage(): Promise<string> {
	const { slug, id } = await pastSeance(db);
	return `${slug}/${id}`;
}

/** The picture of somebody's page, as other sites show it, is there for no minor. */
async function lookAtPictures(
	url: string,
	people: readonly Made[],
	found: { problems: string[]; answers: number }
): Promise<void> {
	for (const { key, slug } of people) {
		const { status } = await fetch(`${url}/fr/og/people/${slug}.png`);
		found.answers++;
		if (status < 400 && key !== 'grown') found.problems.push(`${key}: the picture of her page answers ${status}`);
	}
}

const addressOf = (path: string): string => {
	const [own = '', query] = path.split('?');
	return `${href(own, 'fr')}${query ? `?${query}` : ''}`;
};
