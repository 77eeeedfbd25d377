import type { RequestEvent } from '@sveltejs/kit';
import type { By } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import type { Tx } from '#kernel/server/db.ts';
import { operations } from '#kernel/server/operations.ts';
import { say } from '#kernel/words.ts';
import { organizationNames } from '#network/server';
import { change, changeGiven } from '#web/act.server.ts';
import { fieldOf, keyIn, typedTexts, wordsField } from '#web/form.server.ts';
import { byOf, bySelf, requirePerson } from '#web/require.server.ts';
import { guideActs } from '../acts.ts';
import {
	bookTrail,
	changeTrail,
	type Seat,
	seatIn,
	trailsOf,
	type Working,
	writesFor,
	writeTrail
} from '../server/index.ts';
import { NewTrail } from '../trail.schema.ts';

export type Event = RequestEvent<{ trail: string }>;

/** Who writes a trail, as the log tells it: the hub's team does so in its own name. */
export const byIn = (viewer: Viewer): By => (can(viewer, guideActs.keep) ? byOf(viewer) : bySelf(viewer));

export type AtTrail = Seat & Readonly<{ working: Working; page: string }>;

/** Lets in whoever works for the organisation of a trail, and the hub's team. @throws 404 */
export async function requireTrail(event: Pick<Event, 'locals' | 'url' | 'params'>): Promise<AtTrail> {
	const viewer = requirePerson(event);
	const seat = await seatIn(event.params.trail, viewer);
	return { ...seat, working: { viewer, by: byIn(viewer) }, page: `/me/guide/${seat.trail.id}` };
}

/** What stands above each page of a trail of one's own. */
export const headOf = ({ trail, approves }: Seat) => ({
	...{ id: trail.id, slug: trail.slug, title: trail.title, state: trail.state, fictional: trail.fictional },
	...{ served: trail.served, organization: trail.organizationName, approves }
});

/** The trails of those whom somebody works for, and for whom she may make one. */
export async function trailsMine(viewer: Viewer) {
	const own = await writesFor(viewer);
	const [trails, names] = await Promise.all([trailsOf(own), organizationNames()]);
	return {
		trails: trails.map(({ id, title, summary, state, organizationName, minutes, stops, fictional }) => ({
			...{ id, title, summary, state, organization: organizationName, minutes, stops, fictional }
		})),
		organizations: names.filter(({ id }) => own.includes(id)).map(({ id, name }) => ({ value: id, label: name })),
		key: newId()
	};
}

const numberIn = (form: FormData, name: string): number | null => {
	const typed = fieldOf(form, name).trim().replace(',', '.');
	return typed ? Number(typed) : null;
};

function trailIn(form: FormData, locale: Event['locals']['locale']) {
	return NewTrail.safeParse({
		...{ title: wordsField(form, 'title', locale), summary: wordsField(form, 'summary', locale) },
		...{
			minutes: numberIn(form, 'minutes'),
			ageFrom: numberIn(form, 'ageFrom'),
			stepFree: fieldOf(form, 'stepFree') === 'yes'
		},
		...{ reuse: fieldOf(form, 'reuse'), licence: fieldOf(form, 'licence') }
	});
}

/** Keeps what the form of a new trail says. */
export async function saveNewTrail(event: Pick<Event, 'request' | 'locals' | 'setHeaders' | 'url'>) {
	const viewer = requirePerson(event);
	const form = await event.request.formData();
	const organization = fieldOf(form, 'organization');
	const write = (tx: Tx, its: NewTrail) => writeTrail(tx, its, { organization, id: keyIn(form) }, viewer);
	return changeGiven(
		event,
		typedTexts(form),
		trailIn(form, event.locals.locale),
		write,
		(id) => `/me/guide/${id}?done=saved`,
		{
			kernel_missing: 'organization'
		}
	);
}

/** A trail as its form shows it, and to the hub's team the funded projects that it may be booked on. */
export async function editShown({ trail, working: { viewer }, ...seat }: AtTrail, locale: Event['locals']['locale']) {
	const { title, summary, minutes, stepFree, ageFrom, reuse, licence, origin, operation } = trail;
	const funded = can(viewer, guideActs.keep) ? await operations() : [];
	return {
		trail: headOf({ trail, ...seat }),
		kept: { title, summary, minutes, stepFree, ageFrom, reuse, licence, operation, from: origin?.organization ?? null },
		operations: funded
			.filter(({ code, closedAt }) => !closedAt || code === operation)
			.map(({ code, name }) => ({ value: code, label: `${code} — ${say(name, locale).text}` }))
	};
}

/** Writes a trail anew; on what it is booked the hub's team says alone. */
export async function saveTrail(event: Event, { trail, working, page }: AtTrail) {
	const form = await event.request.formData();
	const books = form.has('operation') && can(working.viewer, guideActs.keep);
	const write = async (tx: Tx, its: NewTrail) => {
		await changeTrail(tx, trail.id, its, working);
		if (books) await bookTrail(tx, trail.id, fieldOf(form, 'operation') || null, working.by);
	};
	const given = trailIn(form, event.locals.locale);
	return changeGiven(event, typedTexts(form), given, write, `${page}?done=saved`, {
		city_operation_unknown: 'operation'
	});
}

type Press = (tx: Tx, at: AtTrail, form: FormData, event: Event) => Promise<unknown>;

/** A button of a page of a trail: it acts, and leads back to the page, which says what was done. */
export const pressing =
	(done: string, press: Press, part = '') =>
	async (event: Event, at: AtTrail) => {
		const form = await event.request.formData();
		return change(event, typedTexts(form), (tx) => press(tx, at, form, event), `${at.page}${part}?done=${done}`);
	};

export { numberIn };
