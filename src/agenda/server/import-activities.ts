import type { Match } from '#exchange';
import { Fault, type Importer, type Session, type Touched, type Values, wordsOf } from '#exchange/server';
import { refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { spelling } from '#kernel/fold.ts';
import { same } from '#kernel/same.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { locales } from '#kernel/words.ts';
import { m } from '#messages';
import { resize } from '#participation/server';
import { unsaid } from '../offering.ts';
import { keepCoOrganizers } from './co-organizers.ts';
import {
	activityKey,
	houseOf,
	listIn,
	momentIn,
	type Names,
	type Opening,
	offeringOf,
	seanceOf
} from './import-activity.ts';
import { type CalledOff, calledOffIn, callOffAsMade, sayWhy, takesPlace } from './import-called-off.ts';
import { activityColumns } from './import-columns.ts';
import { activityTable, type KnownActivity, type KnownSeance, knownActivities, seancesById } from './import-known.ts';
import { activityNames, namesOf } from './import-names.ts';
import { wrongRoom } from './import-where.ts';
import { cancel, reinstate, removeOccurrence, reschedule, schedule, setTheme } from './occurrences.ts';
import { freeSlug, rewriteOffering, writeOffering, written } from './offerings.ts';
import { publishOffering, unpublishOffering } from './publication.ts';
import { roomsAtOnce } from './rooms.ts';
import { type On, within } from './tables.ts';
import { setRegistration } from './windows.ts';

/** Activities and their séances, a séance a row: rows of one title by one organisation are one activity. What they make is a draft unless a row says that it is published. */
export const activityImporter: Importer = {
	kind: 'activities',
	name: (locale) => m.agenda_activities({}, { locale }),
	hint: (locale) => m.import_hint_activities({}, { locale }),
	columns: activityColumns,
	names: activityNames,
	title: (values) =>
		[locales.map((locale) => values[`title_${locale}`]).find(Boolean), values.date].filter(Boolean).join(', '),
	open,
	look,
	takeBack,
	whole: async (tx, by, act) => {
		const { clashes } = await roomsAtOnce(tx, by, act);
		return clashes ? { clashes } : {};
	},
	table: activityTable
};

async function open(on: On): Promise<Session> {
	const names = await namesOf(on);
	const all = await knownActivities(on);
	const known = new Map(all.map((one) => [one.id, one]));
	const keys = new Map(all.flatMap((one) => keysOf(one).map((key) => [key, one.id] as const)));
	const remember = (one: KnownActivity): void => {
		known.set(one.id, one);
		for (const key of keysOf(one)) keys.set(key, one.id);
	};
	const find = (values: Values): KnownActivity | undefined => {
		const asked = locales.flatMap((locale) =>
			typeof values[`title_${locale}`] === 'string'
				? activityKey(String(values[`title_${locale}`]), houseOf(values, names) ?? '')
				: []
		);
		const id = [...(values.slug ? [`slug ${values.slug}`] : []), ...asked].map((key) => keys.get(key)).find(Boolean);
		return id ? known.get(id) : undefined;
	};
	return {
		judge: (values) => judge(values, names),
		match: (values) => matchesOf(find(values)),
		changes: (values, target) => {
			const before = known.get(target);
			return !before || changes(values, before, names);
		},
		key: (values) =>
			`${activityKey(String(wordsOf(values, 'title', null)?.[wordsOf(values, 'title', null)?.source ?? 'fr']), houseOf(values, names) ?? '')} ${seanceOf(values, names)?.startsAt.toISOString()} ${calledOffIn(values).cancelled}`,
		apply: async (tx, values, target, by) => {
			const before = target ? known.get(target) : undefined;
			const [activity, touched] = before
				? await rewrite(tx, values, before, names, by)
				: await write(tx, values, names, by);
			const seances = [...activity.seances];
			const more = await plan(tx, values, { ...activity, seances }, names, by);
			remember({ ...activity, seances });
			return [...touched, ...more];
		}
	};
}

const matchesOf = (found: KnownActivity | undefined): Match[] =>
	found ? [{ id: found.id, name: found.given.title[found.given.title.source] ?? '', why: 'name', sure: true }] : [];

const keysOf = ({ given }: KnownActivity): string[] => [
	`slug ${given.slug}`,
	...locales.flatMap((locale) => (given.title[locale] ? activityKey(given.title[locale], given.organization) : []))
];

function judge(values: Values, names: Names) {
	const at = (column: string, key: string, params = {}) => [{ column, fault: new Fault(key, params) }];
	const unknown = listIn(values, 'co_organizers').filter((name) => !names.houses.has(spelling(name)));
	const lost = listIn(values, 'sectors').filter((name) => !names.sectors.has(spelling(name)));
	const seance = seanceOf(values, names);
	const [least, most] = [values.min_age, values.max_age];
	return [
		...(wordsOf(values, 'title', null) ? [] : at('title_fr', 'exchange_wrong_missing')),
		...(houseOf(values, names)
			? []
			: at('organization', 'exchange_wrong_organization', { name: String(values.organization) })),
		...unknown.flatMap((name) => at('co_organizers', 'exchange_wrong_organization', { name })),
		...lost.flatMap((name) =>
			at('sectors', 'exchange_wrong_sector', { name, choices: [...new Set(names.sectors.values())].join(', ') })
		),
		...(values.place && !names.places.has(spelling(String(values.place)))
			? at('place', 'exchange_wrong_place', { name: String(values.place) })
			: []),
		...wrongRoom(values, names),
		...(values.date && !momentIn(values, 'date', 'time', names.timeZone)
			? at('time', 'exchange_wrong_time_missing')
			: []),
		...(seance && seance.endsAt <= seance.startsAt ? at('end_date', 'exchange_wrong_end') : []),
		...(closesFirst(seance) ? at('closes', 'activities_closes_first') : []),
		...(typeof least === 'number' && typeof most === 'number' && least > most
			? at('max_age', 'exchange_wrong_ages')
			: [])
	];
}

const closesFirst = (seance: Partial<Opening> | null): boolean =>
	seance?.registrationFrom instanceof Date &&
	seance.registrationUntil instanceof Date &&
	seance.registrationFrom >= seance.registrationUntil;

function changes(values: Values, { given, published, seances }: KnownActivity, names: Names): boolean {
	if (!same(given, offeringOf(values, given, names)) || (values.published === true && !published)) return true;
	const seance = seanceOf(values, names);
	if (!seance) return false;
	const there = seances[placeIn(seances, seance, values)];
	return !there || !same(said(values, there), said(values, { ...there, ...seance, ...calledOffIn(values, there) }));
}

/** Where the séance of a row is among those of its activity; of two at one moment, the one that takes place as the row says. */
function placeIn(seances: readonly KnownSeance[], { startsAt }: Readonly<{ startsAt: Date }>, values: Values): number {
	const { cancelled } = calledOffIn(values);
	const at = (off: boolean) =>
		seances.findIndex((one) => one.cancelled === off && one.startsAt.getTime() === startsAt.getTime());
	return at(cancelled) >= 0 ? at(cancelled) : at(!cancelled);
}

/** Of a séance, what the row speaks of; of one that is called off, only why. */
const said = (values: Values, { cancelled, cancelReason, ...one }: Told) => ({
	...{ cancelled, cancelReason },
	...(cancelled ? {} : saidOfOne(values, one))
});

type Told = Omit<KnownSeance, 'id' | 'pool' | 'startsAt' | 'timeZone' | 'mode'>;

const saidOfOne = (values: Values, { endsAt, place, space, theme, ...one }: Omit<Told, keyof CalledOff>) => ({
	...(values.end_time !== undefined || values.end_date !== undefined ? { endsAt } : {}),
	...(values.place === undefined && values.room === undefined ? {} : { place }),
	...(values.room === undefined ? {} : { space }),
	...(values.online_url === undefined ? {} : { onlineUrl: one.onlineUrl }),
	...(values.capacity === undefined ? {} : { capacity: one.capacity }),
	...(values.opens === undefined ? {} : { registrationFrom: one.registrationFrom }),
	...(values.closes === undefined ? {} : { registrationUntil: one.registrationUntil }),
	...(locales.some((locale) => values[`theme_${locale}`] !== undefined) ? { theme: theme ?? null } : {})
});

async function write(tx: Tx, values: Values, names: Names, by: By): Promise<[KnownActivity, Touched[]]> {
	const draft = offeringOf(values, null, names);
	const given = { ...draft, slug: await freeSlug(draft.title, tx) };
	const id = await writeOffering(tx, given);
	if (values.published === true) await publishOffering(tx, id, by);
	return [
		{ id, given, published: values.published === true, seances: [] },
		[{ ref: ref('offering', id), before: null }]
	];
}

async function rewrite(
	tx: Tx,
	values: Values,
	{ id, published, seances }: KnownActivity,
	names: Names,
	by: By
): Promise<[KnownActivity, Touched[]]> {
	const before = await written(tx, id);
	const given = offeringOf(values, before, names);
	const publishes = values.published === true && !published;
	if (publishes) await publishOffering(tx, id, by);
	const now = { id, given, published: published || publishes, seances };
	if (same(before, given) && !publishes) return [now, []];
	await rewriteOffering(tx, id, given, by);
	return [now, [{ ref: ref('offering', id), before: { given: before, published } }]];
}

/** Plans the séance of a row, or changes the one at that moment; `activity.seances` learns of it. */
async function plan(
	tx: Tx,
	values: Values,
	{ id, seances }: KnownActivity & { seances: KnownSeance[] },
	names: Names,
	by: By
): Promise<Touched[]> {
	const seance = seanceOf(values, names);
	if (!seance) return [];
	const at = placeIn(seances, seance, values);
	const there = seances[at];
	if (!there) {
		const made = await schedule(tx, id, seance, by);
		const off = calledOffIn(values);
		if (off.cancelled) await callOffAsMade(tx, made.id, seance, off.cancelReason, by);
		seances.push({
			...made,
			...seance,
			...off,
			mode: seance.mode ?? 'on_site',
			onlineUrl: seance.onlineUrl ?? null,
			theme: seance.theme ?? null
		});
		return [{ ref: ref('occurrence', made.id), before: null }];
	}
	const heard: Partial<KnownSeance> = said(values, { ...there, ...seance, ...calledOffIn(values, there) });
	const told = {
		...there,
		// a room is of its place
		...(heard.place === undefined || heard.place === there.place ? {} : { space: null }),
		...heard
	};
	if (same(there, told)) return [];
	await change(tx, there, told, by);
	seances[at] = told;
	return [{ ref: ref('occurrence', there.id), before: there }];
}

async function change(tx: Tx, there: KnownSeance, to: KnownSeance, by: By): Promise<void> {
	if (there.cancelled && to.cancelled) return sayWhy(tx, there.id, there, to, by);
	if (there.cancelled) await reinstate(tx, there.id, by);
	const { startsAt, endsAt, place, space, onlineUrl } = to;
	const mode = onlineUrl ? (place ? 'hybrid' : 'online') : 'on_site';
	// the row may say one of the two, and the hub knows the other
	if (closesFirst(to)) throw refused('activities_closes_first', {}, 422);
	if (there.capacity !== to.capacity) await resize(tx, there.pool, { capacity: to.capacity }, by);
	await reschedule(tx, there.id, { startsAt, endsAt, place, space, mode, onlineUrl }, by);
	await setTheme(tx, there.id, to.theme, by);
	await setRegistration(tx, there.id, to, by);
	if (to.cancelled) await cancel(tx, there.id, by, to.cancelReason);
}

async function look(on: On, kind: string, ids: readonly string[]): Promise<Map<string, object>> {
	if (kind === 'occurrence')
		return new Map((await seancesById(on, ids)).map(({ offering: _, ...one }) => [one.id, one]));
	return new Map((await knownActivities(on, ids)).map(({ id, given, published }) => [id, { given, published }]));
}

async function takeBack(tx: Tx, { ref: { kind, id }, before }: Touched, by: By): Promise<void> {
	if (kind === 'occurrence') {
		const [now] = await seancesById(tx, [id]);
		if (!before) await removeOccurrence(tx, id, by);
		else if (now) await change(tx, now, dated(before as KnownSeance), by);
	} else if (before) {
		const { given, published } = before as Pick<KnownActivity, 'given' | 'published'>;
		if (!published) await unpublishOffering(tx, id, by);
		// not the latest revision: several rows may have changed it, or people since, and back
		await rewriteOffering(tx, id, { ...unsaid, ...given }, by);
	} else {
		await keepCoOrganizers(tx, id, []);
		await within(tx).deleteFrom('agenda.offering').where('id', '=', id).execute();
		await record(tx, { ...by, verb: 'agenda.trashed', object: ref('offering', id), detail: { seats: 0 } });
	}
}

/** Kept as JSON, its moments are texts; kept early, it says nothing of what came later. */
const dated = (kept: KnownSeance): KnownSeance => ({
	...takesPlace,
	...kept,
	startsAt: new Date(kept.startsAt),
	endsAt: new Date(kept.endsAt),
	registrationFrom: kept.registrationFrom && new Date(kept.registrationFrom),
	registrationUntil: kept.registrationUntil && new Date(kept.registrationUntil)
});
