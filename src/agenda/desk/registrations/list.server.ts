import { isId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can, hostedBy } from '#kernel/identity/policy.ts';
import { categoryCounts, doublesOf } from '#participation/server';
import { listQuery, ROWS } from '#web/list.server.ts';
import { registrationsActs } from '../../acts.ts';
import {
	allCategories,
	bookedOccurrence,
	type RegistrationQuery,
	registeredActivities,
	registrationSorts,
	registrations,
	seancesOf
} from '../../server/index.ts';

const filters = ['activity', 'occurrence', 'state', 'when'] as const;

/** What the address of the list asks for, cut to the organisations that the viewer answers for. */
export function registrationsAsked(url: URL, viewer: Viewer) {
	const read = listQuery(url, { sorts: registrationSorts, filters });
	// the newest first, unless another order is asked for
	const query = url.searchParams.get('sort') ? read : { ...read, descending: true };
	const { activity = '', occurrence = '', state = '', when = '' } = query.filters;
	const chosen = { activity, occurrence, state, when };
	const wanted: RegistrationQuery = { ...query, filters: chosen, organizations: organizationsOf(viewer) };
	return { query, wanted };
}

/** A page of the list, with what it can be narrowed to, and how full the séance is that it is narrowed to. */
export async function registrationsShown({ query, wanted }: ReturnType<typeof registrationsAsked>) {
	const { activity, occurrence } = wanted.filters;
	const [{ rows, total }, activities, seances] = await Promise.all([
		registrations(wanted, { offset: (query.page - 1) * ROWS, limit: ROWS }),
		registeredActivities(wanted.organizations),
		isId(activity) ? seancesOf(activity) : []
	]);
	const known = activities.some(({ id }) => id === activity);
	const chosen = known && seances.some(({ id }) => id === occurrence) ? occurrence : null;
	const ids = rows.map(({ id }) => id);
	const [doubles, seance, categories] = await Promise.all([
		doublesOf(ids),
		chosen ? bookedOccurrence(chosen) : null,
		allCategories([...new Set(rows.map(({ offering }) => offering))])
	]);
	const [counts, all] = categories.length
		? await Promise.all([categoryCounts({ bookings: ids }), categoryCounts({ subjects: chosen ? [chosen] : [] })])
		: [new Map(), new Map()];
	return {
		query,
		rows: rows.map((row) => ({
			...row,
			twice: doubles.has(row.id),
			counts: categories.some(({ offering }) => offering === row.offering) ? (counts.get(row.id) ?? []) : []
		})),
		categories,
		counts: (chosen && all.get(chosen)) || [],
		...{ total, pages: Math.max(1, Math.ceil(total / ROWS)), activities },
		seances: known ? seances : [],
		occurrence: chosen,
		places: seance?.occurrence.places ?? null
	};
}

/** The organisations whose registrations a viewer may see; null: all. */
const organizationsOf = (viewer: Viewer): string[] | null =>
	can(viewer, registrationsActs.see) ? null : hostedBy(viewer);
