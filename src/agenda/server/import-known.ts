import type { Cell, Table } from '#exchange';
import { localOf } from '#kernel/server/clock.ts';
import { db } from '#kernel/server/db.ts';
import { type Locale, locales, type Words } from '#kernel/words.ts';
import { m } from '#messages';
import { occupancies } from '#participation/server';
import { offeringKindName } from '../occurrence.ts';
import type { Mode, WholeOffering } from '../offering.ts';
import { plainBody } from './body.ts';
import { coOrganizerSlugs } from './co-organizers.ts';
import type { CalledOff } from './import-called-off.ts';
import { activityColumns } from './import-columns.ts';
import { offeringColumns } from './offerings.ts';
import { type On, within } from './tables.ts';

/** A séance as a table tells it. */
export type KnownSeance = Readonly<{
	id: string;
	pool: string;
	startsAt: Date;
	endsAt: Date;
	timeZone: string;
	/** The slug of the place. */
	place: string | null;
	/** The slug of the room there. */
	space: string | null;
	mode: Mode;
	onlineUrl: string | null;
	theme: Words | null;
	registrationFrom: Date | null;
	registrationUntil: Date | null;
	capacity: number | null;
}> &
	CalledOff;

/** An activity that is not in the trash, with its séances. */
export type KnownActivity = Readonly<{
	id: string;
	given: WholeOffering;
	published: boolean;
	seances: readonly KnownSeance[];
}>;

/** All activities, or some, as an import compares them. */
export async function knownActivities(on: On, ids?: readonly string[]): Promise<KnownActivity[]> {
	let query = within(on)
		.selectFrom('agenda.offering as f')
		.innerJoin('network.organizationCard as g', 'g.id', 'f.organization')
		.select(offeringColumns)
		.select(['g.slug as organizationSlug', coOrganizerSlugs.as('coOrganizers')])
		.where('f.deletedAt', 'is', null);
	if (ids) query = query.where('f.id', 'in', [...ids, NONE]);
	const rows = await query.orderBy('f.createdAt').orderBy('f.id').execute();
	const seances = ids ? [] : await seancesById(on);
	const byOffering = Map.groupBy(seances, ({ offering }) => offering);
	return rows.map(({ organizationSlug: organization, id, publishedAt, deletedAt, ...words }) => ({
		id,
		given: { ...words, organization },
		published: publishedAt !== null,
		seances: (byOffering.get(id) ?? []).map(({ offering: _, ...one }) => one)
	}));
}

const NONE = '00000000-0000-0000-0000-000000000000';

/** All séances, or some. */
export async function seancesById(on: On, ids?: readonly string[]): Promise<(KnownSeance & { offering: string })[]> {
	let query = within(on)
		.selectFrom('agenda.occurrence as o')
		.leftJoin('network.placeCard as p', 'p.id', 'o.place')
		.leftJoin('spaces.spaceCard as r', 'r.id', 'o.space')
		.select([
			'o.id',
			'o.pool',
			'o.offering',
			'o.startsAt',
			'o.endsAt',
			'o.timeZone',
			'o.mode',
			'o.onlineUrl',
			'o.theme',
			'o.registrationFrom',
			'o.registrationUntil',
			'p.slug as place',
			'r.slug as space',
			'o.status',
			'o.cancelReason'
		]);
	if (ids) query = query.where('o.id', 'in', [...ids, NONE]);
	const rows = await query.orderBy('o.startsAt').orderBy('o.id').execute();
	const pools = await occupancies(
		rows.map(({ pool }) => pool),
		on
	);
	return rows.map(({ status, ...row }) => ({
		...row,
		cancelled: status === 'cancelled',
		capacity: pools.get(row.pool)?.capacity ?? null
	}));
}

/** Activities as a table, in the columns of the import: a row for each séance, or one when there is none. */
export async function activityTable(locale: Locale): Promise<Table> {
	const all = await knownActivities(db);
	const rows = all.flatMap((one) => {
		const told = offeringRow(one, locale);
		return one.seances.length ? one.seances.map((seance) => ({ ...told, ...seanceRow(seance, locale) })) : [told];
	});
	return {
		name: m.agenda_activities({}, { locale }),
		columns: activityColumns.map(({ id, label }) => ({ id, label: label(locale) })),
		rows
	};
}

function offeringRow({ given, published }: KnownActivity, locale: Locale): Record<string, Cell> {
	return {
		...spread({
			title: given.title,
			summary: given.summary,
			body: plainBody(given),
			price: given.price,
			audience: given.audience
		}),
		organization: given.organization,
		co_organizers: given.coOrganizers.join('; '),
		activity_kind: offeringKindName(given.kind, locale),
		sectors: given.sectors.join('; '),
		languages: given.languages.join('; '),
		min_age: given.minAge,
		max_age: given.maxAge,
		contact: given.contact,
		external_url: given.externalUrl,
		approval: given.approval ? m.import_yes({}, { locale }) : null,
		two_names: given.twoNames ? m.import_yes({}, { locale }) : null,
		published: published ? m.import_yes({}, { locale }) : null,
		slug: given.slug,
		fictional: given.fictional ? m.import_yes({}, { locale }) : null
	};
}

function seanceRow(
	{
		startsAt,
		endsAt,
		timeZone,
		place,
		space,
		onlineUrl,
		capacity,
		theme,
		registrationFrom,
		registrationUntil,
		cancelled,
		cancelReason
	}: KnownSeance,
	locale: Locale
): Record<string, Cell> {
	const [from, to] = [localOf(startsAt, timeZone), localOf(endsAt, timeZone)];
	const told = (at: Date | null): string | null => at && localOf(at, timeZone).replace('T', ' ');
	return {
		...spread({ theme, cancel_reason: cancelReason }),
		date: from.slice(0, 10),
		time: from.slice(11),
		end_date: to.slice(0, 10),
		end_time: to.slice(11),
		place,
		room: space,
		online_url: onlineUrl,
		capacity,
		opens: told(registrationFrom),
		closes: told(registrationUntil),
		cancelled: cancelled ? m.import_yes({}, { locale }) : null
	};
}

const spread = (texts: Record<string, Words | null>): Record<string, Cell> =>
	Object.fromEntries(
		Object.entries(texts).flatMap(([id, words]) =>
			locales.map((locale) => [`${id}_${locale}`, words?.[locale] ?? null])
		)
	);
