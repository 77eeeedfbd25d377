import { createHash } from 'node:crypto';
import type { Instance, Series } from '#exchange/server';
import type { By } from '#kernel/facts.ts';
import { plain } from '#kernel/fold.ts';
import { same } from '#kernel/same.ts';
import type { Tx } from '#kernel/server/db.ts';
import { slugOf } from '#kernel/slug.ts';
import type { Locale, Words } from '#kernel/words.ts';
import type { PlaceName } from '#network/server';
import type { NewOffering, WholeOffering } from '../../offering.ts';
import type { Source } from '../../subscription/source.ts';
import { bodyFromPlain, plainBody, readingOf } from '../body.ts';
import { cancel, reinstate, reschedule, schedule, setTheme } from '../occurrences.ts';
import { rewriteOffering, writeOffering, written } from '../offerings.ts';
import { publishOffering } from '../publication.ts';
import { roomsAtOnce } from '../rooms.ts';
import { within } from '../tables.ts';
import { type Known, pair } from './pairing.ts';
import { type GivenOccurrence, type GivenOffering, sourcesIn } from './sources.ts';

const by: By = { actor: null, source: 'import' };
const SUMMARY = 280;

/** What is needed to follow one event: its calendar, the places of the hub, how far it was read, and the time. */
export type Following = Readonly<{ source: Source; places: readonly PlaceName[]; until: Date; now: Date }>;

/**
 * Makes the séances of one event what its calendar says: the new ones are planned, moved ones move, and those that have gone or are called off
 * are cancelled until they are told again. A field that differs here from what the calendar said last was written by hand, and stays; the same event again changes nothing.
 */
export async function followSeries(tx: Tx, series: Series, following: Following): Promise<void> {
	const { source } = following;
	await held(tx, source.id);
	const here = await sourcesIn(tx)
		.selectFrom('agenda.sourceOffering')
		.select(['offering', 'given'])
		.where('source', '=', source.id)
		.where('uid', '=', series.uid)
		.executeTakeFirst();
	const coming = series.instances.filter(({ cancelled }) => !cancelled);
	if (!here && !coming.length) return;
	if (here && (await isTrashed(tx, here.offering))) return;
	const offering = here ? here.offering : await write(tx, series, source);
	if (here) await rewrite(tx, here, series, source);
	await roomsAtOnce(tx, by, () => followInstances(tx, offering, series.uid, coming, following));
	if (!here && source.published) await publishOffering(tx, offering, by);
}

/** Calls off what is to come of an event that its calendar has no more. */
export async function endSeries(tx: Tx, uid: string, following: Following): Promise<void> {
	await held(tx, following.source.id);
	await roomsAtOnce(tx, by, () => followInstances(tx, '', uid, [], following));
}

async function followInstances(
	tx: Tx,
	offering: string,
	uid: string,
	coming: readonly Instance[],
	{ source, places, until, now }: Following
): Promise<void> {
	const known = (await knownOf(tx, source.id, uid)).filter(({ startsAt }) => startsAt <= until);
	const { pairs, gone, added } = pair(known, coming, now);
	const given = (one: Instance) => givenOf(one, source, places);
	for (const one of gone) await callOff(tx, source.id, uid, one);
	for (const [one, other] of pairs) await adjust(tx, source, uid, one, other.recurrence, given(other));
	for (const one of added) {
		const told = given(one);
		if (await comeBack(tx, source, uid, one.recurrence, told)) continue;
		const theme = told.theme === null ? null : inOne(source.locale, told.theme);
		const { startsAt, endsAt, timeZone } = one;
		const free = { capacity: null, waiting: false, offerMinutes: null };
		const { id } = await schedule(tx, offering, { startsAt, endsAt, timeZone, place: told.place, theme, ...free }, by);
		await keep(tx, source.id, uid, one.recurrence, id, told);
	}
}

type KnownHere = Known & Readonly<{ occurrence: string; given: GivenOccurrence }>;

async function knownOf(tx: Tx, source: string, uid: string): Promise<KnownHere[]> {
	const rows = await sourcesIn(tx)
		.selectFrom('agenda.sourceOccurrence')
		.select(['recurrence', 'occurrence', 'given'])
		.where('source', '=', source)
		.where('uid', '=', uid)
		.where('goneAt', 'is', null)
		.execute();
	return rows.map((row) => ({ ...row, startsAt: new Date(row.given.startsAt) }));
}

async function callOff(tx: Tx, source: string, uid: string, { recurrence, occurrence }: KnownHere): Promise<void> {
	const { endsAt, status } = await stateOf(tx, occurrence);
	// the same moment in both says that nobody else has cancelled it
	const at = new Date();
	if (status === 'scheduled' && endsAt > at) await cancel(tx, occurrence, { ...by, at });
	await sourcesIn(tx)
		.updateTable('agenda.sourceOccurrence')
		.set({ goneAt: at })
		.where('source', '=', source)
		.where('uid', '=', uid)
		.where('recurrence', '=', recurrence)
		.execute();
}

/** Lets a séance that went with its event live again with its bookings. @returns false when there was none, or somebody has called it off by hand. */
async function comeBack(
	tx: Tx,
	source: Source,
	uid: string,
	recurrence: string,
	told: GivenOccurrence
): Promise<boolean> {
	const gone = await sourcesIn(tx)
		.selectFrom('agenda.sourceOccurrence')
		.select(['recurrence', 'occurrence', 'given', 'goneAt'])
		.where('source', '=', source.id)
		.where('uid', '=', uid)
		.where('recurrence', '=', recurrence)
		.executeTakeFirst();
	if (!gone) return false;
	const { cancelledAt, endsAt } = await stateOf(tx, gone.occurrence);
	if (cancelledAt?.getTime() !== gone.goneAt?.getTime() || endsAt <= new Date()) return false;
	await reinstate(tx, gone.occurrence, by);
	await adjust(tx, source, uid, { ...gone, startsAt: new Date(gone.given.startsAt) }, recurrence, told);
	await keep(tx, source.id, uid, recurrence, gone.occurrence, told);
	return true;
}

async function adjust(
	tx: Tx,
	{ id: source, locale }: Source,
	uid: string,
	{ recurrence, occurrence, given }: KnownHere,
	name: string,
	told: GivenOccurrence
): Promise<void> {
	if (name === recurrence && same(told, given)) return;
	const now = await stateOf(tx, occurrence);
	if (now.status === 'scheduled' && now.endsAt > new Date()) {
		const [startsAt, endsAt] = [now.startsAt.toISOString(), now.endsAt.toISOString()];
		const moves = startsAt === given.startsAt && endsAt === given.endsAt;
		const place = now.place === given.place ? told.place : now.place;
		const times = moves ? told : { startsAt, endsAt };
		await reschedule(tx, occurrence, { startsAt: new Date(times.startsAt), endsAt: new Date(times.endsAt), place }, by);
		if ((now.theme?.[locale] ?? null) === given.theme && told.theme !== given.theme)
			await setTheme(tx, occurrence, told.theme === null ? null : inOne(locale, told.theme), by);
	}
	const tables = sourcesIn(tx);
	if (name !== recurrence)
		await tables
			.deleteFrom('agenda.sourceOccurrence')
			.where('source', '=', source)
			.where('uid', '=', uid)
			.where('recurrence', '=', recurrence)
			.execute();
	await keep(tx, source, uid, name, occurrence, told);
}

async function keep(
	tx: Tx,
	source: string,
	uid: string,
	recurrence: string,
	occurrence: string,
	told: GivenOccurrence
): Promise<void> {
	const given = JSON.stringify(told);
	await sourcesIn(tx)
		.insertInto('agenda.sourceOccurrence')
		.values({ source, uid, recurrence, occurrence, given })
		.onConflict((conflict) =>
			conflict.columns(['source', 'uid', 'recurrence']).doUpdateSet({ occurrence, given, goneAt: null })
		)
		.execute();
}

async function write(tx: Tx, series: Series, source: Source): Promise<string> {
	const told = wordsOf(series);
	const { locale, kind, area, sectors, organization } = source;
	const blank = { audience: null, price: null, minAge: null, languages: [locale] };
	const shape: NewOffering = {
		...blank,
		slug: addressOf(series, source.id),
		kind,
		area,
		sectors: [...sectors],
		organization: organization.slug,
		title: inOne(locale, told.title),
		summary: inOne(locale, told.summary),
		body: told.body ? inOne(locale, told.body) : null,
		...entrance(told.url)
	};
	const offering = await writeOffering(tx, shape);
	await sourcesIn(tx)
		.insertInto('agenda.sourceOffering')
		.values({ source: source.id, uid: series.uid, offering, given: JSON.stringify(told) })
		.execute();
	return offering;
}

async function rewrite(
	tx: Tx,
	{ offering, given }: Readonly<{ offering: string; given: GivenOffering }>,
	series: Series,
	{ id: source, locale }: Source
): Promise<void> {
	const told = wordsOf(series);
	if (same(told, given)) return;
	const now = await written(tx, offering);
	const said = (words: Words | null, before: string, after: string): Words | null =>
		(words?.[locale] ?? '') !== before ? words : after ? { ...(words ?? inOne(locale, after)), [locale]: after } : null;
	const changed: WholeOffering = {
		...now,
		title: said(now.title, given.title, told.title) ?? now.title,
		summary: said(now.summary, given.summary, told.summary) ?? now.summary,
		...bodyFromPlain(said(plainBody(now), readingOf(given.body, now), told.body), now),
		...(now.externalUrl === given.url && now.registration !== 'open' ? entrance(told.url) : {})
	};
	await rewriteOffering(tx, offering, changed, by);
	await sourcesIn(tx)
		.updateTable('agenda.sourceOffering')
		.set({ given: JSON.stringify(told) })
		.where('source', '=', source)
		.where('uid', '=', series.uid)
		.execute();
}

const inOne = (locale: Locale, text: string): Words => ({ source: locale, [locale]: text });

/** One registers with the partner where it says so, and else just comes. */
const entrance = (url: string | null) =>
	url
		? ({ registration: 'external', externalUrl: url } as const)
		: ({ registration: 'none', externalUrl: null } as const);

function wordsOf({ told }: Series): GivenOffering {
	const { title, description, location, url } = told;
	const [first = ''] = description.split('\n\n');
	const summary = first.length > SUMMARY ? `${first.slice(0, SUMMARY).replace(/\s+\S*$/, '')} …` : first;
	const body = [description === summary ? '' : description, location].filter(Boolean).join('\n\n');
	return { title, summary: (summary || location || title).toWellFormed(), body, url };
}

/** The same event has the same address in every hub that reads it anew. */
function addressOf({ uid, told }: Series, source: string): string {
	return `${slugOf(told.title) || 'a'}-${createHash('sha256').update(`${source} ${uid}`).digest('hex').slice(0, 6)}`;
}

function givenOf(one: Instance, source: Source, places: readonly PlaceName[]): GivenOccurrence {
	const where = plain(one.location);
	const found = where ? places.find(({ name }) => where.startsWith(plain(name))) : undefined;
	return {
		startsAt: one.startsAt.toISOString(),
		endsAt: one.endsAt.toISOString(),
		place: found?.slug ?? source.place?.slug ?? null,
		theme: one.theme
	};
}

/** Two readings of one calendar take turns. */
async function held(tx: Tx, source: string): Promise<void> {
	await sourcesIn(tx).selectFrom('agenda.source').select('id').where('id', '=', source).forUpdate().execute();
}

async function isTrashed(tx: Tx, offering: string): Promise<boolean> {
	const row = await within(tx)
		.selectFrom('agenda.offering')
		.select('deletedAt')
		.where('id', '=', offering)
		.executeTakeFirst();
	return row?.deletedAt !== null;
}

async function stateOf(tx: Tx, occurrence: string) {
	return within(tx)
		.selectFrom('agenda.occurrence as o')
		.leftJoin('network.placeCard as p', 'p.id', 'o.place')
		.select(['o.startsAt', 'o.endsAt', 'o.status', 'o.cancelledAt', 'o.theme', 'p.slug as place'])
		.where('o.id', '=', occurrence)
		.executeTakeFirstOrThrow();
}
