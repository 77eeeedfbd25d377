/** A weekly course of 14 séances past every holiday is one action, and its calendar read by another hub gives the same séances, moved and cancelled ones too. */
import { sql } from 'kysely';
import type { Browser } from 'playwright-core';
import { addSource, readSource, sourceById } from '#agenda/server';
import { readCalendar } from '#exchange/server';
import { allowPrivateAddresses } from '#kernel/server/addresses.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { launchBrowser } from '../tests/support/browser.ts';
import { joinDatabase, type Program, startProgram, withProgram } from '../tests/support/program.ts';
import { withScratchPostgres } from '../tests/support/scratch.ts';
import { enter, firstAdmin, firstAdminHere } from './support/first-admin.ts';
import { settleIn } from './support/hub.ts';
import { whileJoined } from './support/joined.ts';
import { type Exceptions, exceptionsAround, keepClosed } from './support/learning/exceptions.ts';
import { type Hand, handOn, type Tally } from './support/monday-hand.ts';

const small = process.argv.includes('--small');
const ZONE = 'Europe/Brussels';
const COUNT = 14;

type Seance = Readonly<{ uid: string; title: string; starts: number; ends: number; zone: string; cancelled: boolean }>;

const wrong: string[] = [];
const action: Tally = { clicks: 0, keys: 0 };
const setting: Tally = { clicks: 0, keys: 0 };
let compared = 0;

/** What is known of the other hub: a short run has its database alone, since it is read into by this process. */
type Other = Pick<Program, 'data' | 'site'>;

await (small
	? withScratchPostgres(({ url }) => between({ data: '', site: { DATABASE_URL: url } }))
	: withProgram({ args: [], crowd: true }, between));
for (const sentence of wrong.slice(0, 40)) console.log(`! ${sentence}`);
console.log(
	`timetable: ${COUNT} séances in one action of ${action.clicks} clicks and ${action.keys} keys, ${compared} séances compared after import: ${wrong.length ? `${wrong.length} things wrong` : 'identical in uid, title, start, end and zone'}`
);
process.exitCode = wrong.length ? 1 : 0;

async function between(other: Other): Promise<void> {
	const [here, browser] = await Promise.all([
		startProgram({ args: ['--demo', '--empty'], crowd: true }),
		launchBrowser()
	]);
	try {
		await journey(here, other, browser);
	} finally {
		await browser.close();
		await here.stop();
	}
}

async function journey(mine: Program, other: Other, browser: Browser): Promise<void> {
	const around = exceptionsAround(new Date());
	await inHub(mine, async () => {
		await settleIn();
		await keepClosed(around.closed);
	});
	const page = await (await browser.newContext({ locale: 'fr-BE', timezoneId: ZONE })).newPage();
	page.setDefaultTimeout(20_000);
	await enter(handOn(page, setting), await invitation(mine));
	const address = await makeCohort(handOn(page, setting), mine.url, around);
	await planAtOnce(handOn(page, action), address, around);
	const previewed = around.expected;
	const planned = await inHub(mine, seancesHere);
	console.log(`set up with ${setting.clicks} clicks and ${setting.keys} keys; ${around.left} days left out`);
	checkDays(planned, previewed);
	const feed = `${mine.url}/fr/apprendre/formations/master-fictif/promotion-fictive/agenda.ics`;
	const source = await inHub(other, () => subscribe(feed));
	await compare(mine, other, source, feed, around, 'as planned');
	await move(handOn(page, setting), address, planned[3]);
	await cancelOne(handOn(page, setting), address, planned[6]);
	await compare(mine, other, source, feed, around, 'one moved, one cancelled');
	if (!small) await compare(mine, other, source, feed, around, 'read once more');
	await page.context().close();
}

async function invitation(mine: Program): Promise<string> {
	const email = 'equipe@exemple.invalid';
	return small ? inHub(mine, () => firstAdminHere(mine, email)) : firstAdmin(mine, email);
}

/** A programme with a course and a cohort, by its forms. @returns the address of the cohort. */
async function makeCohort(hand: Hand, url: string, { first, last }: Exceptions): Promise<string> {
	await hand.open(`${url}/fr/coulisses/formations/creer`);
	await hand.write('[name=title_fr]', 'Master fictif');
	await hand.write('[name=summary_fr]', 'Inventé pour vérifier.');
	await hand.pick('[name=organization]', { value: 'hub' });
	await hand.click('main form button', /done=made/);
	await hand.write('[name=code]', 'INN1');
	await hand.write('[name=ects]', '5');
	await hand.write('[name=courseTitle_fr]', 'Gérer l’innovation');
	await hand.click('form[action*="course"] button', /done=course/);
	await hand.click('form[action*="publish"] button', /done=published/);
	await hand.write('#cohorts [name=name]', 'Promotion fictive');
	await hand.set('#cohorts [name=fromDay]', first);
	await hand.set('#cohorts [name=toDay]', last);
	await hand.click('form[action*="cohort"] button', /done=made/);
	return hand.address().replace(/\?.*/, '');
}

/** The one action: the form, and a press. What it shows before must be what it makes. */
async function planAtOnce(hand: Hand, address: string, { first, typed, expected, left }: Exceptions): Promise<void> {
	await hand.open(`${address}/horaire`);
	await hand.set('[name=first]', first);
	await hand.set('[name=start]', '18:00');
	await hand.set('[name=end]', '21:00');
	await hand.pick('[name=place]', { value: 'quai' });
	await hand.write('[name=typed]', typed);
	const preview = await hand.see('.preview');
	const shown = {
		kept: await preview.locator('li:not(.left)').count(),
		left: await preview.locator('li.left').count()
	};
	if (shown.kept !== COUNT || shown.left !== left)
		wrong.push(
			`the preview shows ${shown.kept} séances and ${shown.left} days left out, not ${expected.length} and ${left}`
		);
	await hand.click('button[value=make]', /done=planned/);
}

function checkDays(planned: readonly Seance[], expected: readonly string[]): void {
	const days = planned.map(({ starts }) => localOf(starts));
	const wanted = expected.map((day) => `${day} 18:00`);
	if (days.join() !== wanted.join()) wrong.push(`planned on ${days.join(', ')}, not on ${wanted.join(', ')}`);
}

async function move(hand: Hand, address: string, seance: Seance | undefined): Promise<void> {
	await hand.open(`${address}/horaire/${idOf(seance)}`);
	const day = new Date((seance?.starts ?? 0) + 2 * 86_400_000).toISOString().slice(0, 10);
	await hand.set('[name=day]', day);
	await hand.set('[name=start]', '17:30');
	await hand.set('[name=end]', '20:00');
	await hand.click('form[action*="move"] button', /done=moved/);
}

async function cancelOne(hand: Hand, address: string, seance: Seance | undefined): Promise<void> {
	await hand.open(`${address}/horaire/${idOf(seance)}`);
	await hand.click('form[action*="cancel"] button');
	await hand.click('dialog button', /done=cancelled/);
}

/** Reads the calendar anew in the other hub, and as the bare reader does, and compares every séance with those of this one. */
async function compare(mine: Program, other: Other, source: string, feed: string, { start }: Exceptions, when: string) {
	const wanted = await inHub(mine, seancesHere);
	const now = new Date(start - 86_400_000);
	const { series, problems } = readCalendar(await (await fetch(feed)).text(), ZONE, now);
	const read = series.flatMap(({ uid, told, instances }) =>
		instances.map(
			(one): Seance => ({
				...{ uid, title: told.title, starts: one.startsAt.getTime(), ends: one.endsAt.getTime() },
				...{ zone: one.timeZone, cancelled: one.cancelled }
			})
		)
	);
	const imported = await inHub(other, async () => {
		await readSource(source, { now });
		const { error, problems: told } = await sourceById(source);
		wrong.push(...[error, ...told].flatMap((one) => (one ? [`${when}: ${JSON.stringify(one)}`] : [])));
		return seancesFrom(source);
	});
	wrong.push(...problems.map((one) => `${when}: ${JSON.stringify(one)}`));
	wrong.push(...differences(wanted, read, `${when}, read`), ...differences(wanted, imported, `${when}, imported`));
	compared += read.length + imported.length;
	console.log(`${when}: ${wanted.length} here, ${read.length} read, ${imported.length} in the other hub`);
}

function differences(wanted: readonly Seance[], got: readonly Seance[], when: string): string[] {
	const known = new Map(got.map((one) => [one.uid, one]));
	const count = got.length === wanted.length && known.size === wanted.length ? [] : [`${when}: ${got.length} séances`];
	return [
		...count,
		...wanted.flatMap((one) => {
			const found = known.get(one.uid);
			return JSON.stringify(found) === JSON.stringify(one)
				? []
				: [`${when}: ${JSON.stringify(found)}, not ${JSON.stringify(one)}`];
		})
	];
}

async function seancesHere(): Promise<Seance[]> {
	const { rows } = await sql<Row>`
		select o.id || '@localhost' as uid, f.title ->> 'fr' as title, o.starts_at, o.ends_at, o.time_zone as zone, o.status
		from learning.cohort_course c join agenda.offering f on f.id = c.offering join agenda.occurrence o on o.offering = f.id
		order by o.starts_at`.execute(db);
	return rows.map(asSeance);
}

async function seancesFrom(source: string): Promise<Seance[]> {
	const { rows } = await sql<Row>`
		select x.uid, f.title ->> 'fr' as title, o.starts_at, o.ends_at, o.time_zone as zone, o.status
		from agenda.source_occurrence x join agenda.occurrence o on o.id = x.occurrence join agenda.offering f on f.id = o.offering
		where x.source = ${source} order by o.starts_at`.execute(db);
	return rows.map(asSeance);
}

type Row = Pick<Seance, 'uid' | 'title' | 'zone'> & { startsAt: Date; endsAt: Date; status: string };

function asSeance({ startsAt, endsAt, status, uid, title, zone }: Row): Seance {
	return { uid, title, starts: startsAt.getTime(), ends: endsAt.getTime(), zone, cancelled: status === 'cancelled' };
}

async function subscribe(url: string): Promise<string> {
	await settleIn();
	allowPrivateAddresses(true);
	const settings = {
		locale: 'fr',
		kind: 'class',
		area: 'learning',
		sectors: [],
		place: null,
		published: true
	} as const;
	return transaction((tx) => addSource(tx, { ...settings, sectors: [], organization: 'hub', url }));
}

/** Runs an act with `db` connected to the database of a program. */
function inHub<T>(program: Other, act: () => Promise<T>): Promise<T> {
	return whileJoined(() => joinDatabase(program), act);
}

function idOf(seance: Seance | undefined): string {
	return seance?.uid.split('@')[0] ?? '';
}

/** The clock of the zone: 2027-03-29 18:00. */
function localOf(at: number): string {
	return new Date(at).toLocaleString('sv-SE', { timeZone: ZONE }).slice(0, 16);
}
