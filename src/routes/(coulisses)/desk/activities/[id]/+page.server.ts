import { redirect } from '@sveltejs/kit';
import {
	byOf,
	checkOrganization,
	choicesFor,
	editorOf,
	operationFor,
	ownOrganizations
} from '#agenda/desk/activities/choices.server.ts';
import { again, isFailure, withPicture } from '#agenda/desk/activities/picture.server.ts';
import { carryOut, plannedIn } from '#agenda/desk/activities/seances.server.ts';
import { offeringIn, typedIn, typedOf } from '#agenda/desk/activities/typed.server.ts';
import {
	type By,
	duplicateOffering,
	occurrencesToEdit,
	publishOffering,
	rewriteOffering,
	trashOffering,
	undoRewriting,
	unpublishOffering
} from '#agenda/server';
import { href } from '#kernel/address.ts';
import { refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { keepPicture } from '#kernel/server/pictures.ts';
import { revisionsOf } from '#kernel/server/revisions.ts';
import { fieldOf, problem } from '#web/form.server.ts';
import { restore } from '../restoring.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const PAST_SHOWN = 50;

export const load: PageServerLoad = async (event) => {
	const { viewer, edited } = await editorOf(event);
	const [choices, seances, revisions] = await Promise.all([
		choicesFor(viewer, event.locals.locale, edited.given.operation),
		occurrencesToEdit(edited.id),
		historyOf(edited.id)
	]);
	const now = new Date();
	const { id, given, organization, state, updatedAt } = edited;
	const last = seances.at(-1);
	return {
		...{ id, organization, state, updatedAt, choices, revisions },
		offering: { slug: given.slug, title: given.title, kind: given.kind, area: given.area, fictional: given.fictional },
		typed: typedOf(given),
		when: {
			mode: last?.mode ?? 'on_site',
			place: last?.place?.slug ?? '',
			capacity: String(last?.places.capacity ?? ''),
			waiting: '1'
		},
		coming: seances.filter(({ endsAt }) => endsAt > now),
		past: seances
			.filter(({ endsAt }) => endsAt <= now)
			.slice(-PAST_SHOWN)
			.reverse(),
		booked: seances
			.filter(({ endsAt, status }) => endsAt > now && status === 'scheduled')
			.reduce((sum, { taken, places }) => sum + taken + places.waiting, 0)
	};
};

export const actions: Actions = {
	save: async (event) => {
		const { viewer, edited, by } = await editorOf(event);
		const { locale } = event.locals;
		const form = await event.request.formData();
		const kept = edited.given.picture;
		const read = await withPicture(form, { typed: typedIn(form, kept), kept, locale });
		if (isFailure(read)) return read;
		const { typed, sent } = read;
		const written = offeringIn(form, { typed, slug: edited.given.slug, locale });
		if ('problems' in written) return again(422, typed, written.problems);
		if (written.given.organization !== edited.given.organization)
			await checkOrganization(viewer, written.given.organization);
		const failed = await transaction(async (tx) => {
			if (sent) await keepPicture(tx, sent);
			const operation = await operationFor(tx, viewer, written.given.operation, edited.given.operation);
			await rewriteOffering(tx, edited.id, { ...written.given, operation }, by);
		}).catch((error: unknown) => problem(error, typed, locale));
		if (failed) return again(failed.status, typed, failed.data.problems);
		done(event, 'saved');
	},
	preview: async (event) => {
		const read = await readPlan(event);
		return isFailure(read) ? read : { typed: read.typed, problems: {}, dates: read.dates };
	},
	schedule: async (event) => {
		const read = await readPlan(event);
		if (isFailure(read)) return read;
		const { edited, by, plan, timeZone } = read;
		await transaction((tx) => carryOut(tx, edited.id, plan, timeZone, by));
		done(event, 'scheduled', '#seances');
	},
	publish: (event) => simple(event, 'published', publishOffering),
	unpublish: (event) => simple(event, 'unpublished', unpublishOffering),
	restore: (event) => simple(event, 'restored', restore),
	undo: (event) => simple(event, 'undone', undo),
	trash: async (event) => {
		const callOff = fieldOf(await event.request.clone().formData(), 'callOff') === '1';
		return simple(event, 'trashed', (tx, id, by) => trashOffering(tx, id, by, { callOff }));
	},
	duplicate: async (event) => {
		const { edited } = await editorOf(event);
		const id = await transaction((tx) => duplicateOffering(tx, edited.id));
		redirect(303, `${href(`/desk/activities/${id}`, event.locals.locale)}?done=duplicated`);
	}
};

/** Takes the latest change back. One that gave the activity to an organisation is not taken back there: the words before it were another's. */
async function undo(tx: Tx, id: string, by: By, viewer: Viewer): Promise<void> {
	const organization = await undoRewriting(tx, id, by);
	const own = await ownOrganizations(viewer, tx);
	if (!own.some(({ slug }) => slug === organization)) throw refused('agenda_nothing_to_undo');
}

type Simple = (tx: Tx, id: string, by: By, viewer: Viewer) => Promise<void>;

/** An act with nothing to fill in: a refusal is said over the page. */
async function simple(event: RequestEvent, what: string, act: Simple) {
	const { viewer, edited } = await editorOf(event);
	const failed = await transaction((tx) => act(tx, edited.id, byOf(viewer), viewer)).catch((error: unknown) =>
		problem(error, typedOf(edited.given), event.locals.locale)
	);
	if (failed) return again(failed.status, failed.data.typed, failed.data.problems);
	done(event, what);
}

async function readPlan(event: RequestEvent) {
	const { edited, by } = await editorOf(event);
	const { locale } = event.locals;
	const { timeZone } = await hub();
	const form = await event.request.formData();
	const typed = typedIn(form, null);
	const planned = plannedIn(form, typed, { timeZone, locale });
	return isFailure(planned) ? planned : { edited, by, typed, timeZone, ...planned };
}

async function historyOf(id: string) {
	const revisions = await revisionsOf(ref('offering', id));
	return Promise.all(
		revisions.map(async ({ id, changedAt, changedBy }) => ({
			...{ id, changedAt },
			by: changedBy ? ((await personById(changedBy))?.name ?? null) : null
		}))
	);
}

function done(event: RequestEvent, what: string, anchor = ''): never {
	redirect(303, `${href(`/desk/activities/${event.params.id}`, event.locals.locale)}?done=${what}${anchor}`);
}
