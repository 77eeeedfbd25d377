import { type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { ifThere, Refusal, refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { formWithFiles, PICTURE_FORM } from '#kernel/server/bodies.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { keepPicture } from '#kernel/server/pictures.ts';
import type { Locale } from '#kernel/words.ts';
import type { Asking } from '#spaces/desk/rooms/news.server.ts';
import { clashingAmong } from '#spaces/server';
import { attempt, change, type Press } from '#web/act.server.ts';
import { changesOf } from '#web/changes.server.ts';
import { fieldOf, keyIn } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import type { WholeOffering } from '../../index.ts';
import {
	booked,
	freeSlug,
	occurrencesToEdit,
	offeringToEdit,
	publishOffering,
	rewriteOffering,
	undoRewriting,
	writeOffering,
	written
} from '../../server/index.ts';
import {
	checkCoOrganizers,
	checkOrganization,
	choicesFor,
	type Editor,
	operationFor,
	ownOrganizations
} from './choices.server.ts';
import { heldThere, introduceHub, isHubToBe, newPlaceIn, problemsOfPlace } from './made-here.server.ts';
import { again, isFailure, withPicture } from './picture.server.ts';
import { besidePlace, timesOf, toldOf, withClashes } from './rooms.server.ts';
import { carryOut, plannedIn } from './seances.server.ts';
import { offeringIn, type Typed, typedIn, typedOf } from './typed.server.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>;

const PAST_SHOWN = 50;

/** An activity as its page shows it: its form, its séances, its changes, and how many have booked what comes. */
export async function activityShown({ viewer, edited, leads }: Editor, locale: Locale) {
	const [choices, seances, changes] = await Promise.all([
		choicesFor(viewer, locale, edited.given.operation, edited.coOrganizers),
		occurrencesToEdit(edited.id),
		changesOf(ref('offering', edited.id), edited.given)
	]);
	const now = new Date();
	const { id, given, organization, state, updatedAt } = edited;
	const last = seances.at(-1);
	const coming = seances.filter(({ endsAt }) => endsAt > now);
	const clashing = await clashingAmong(coming.map((one) => ref('occurrence', one.id)));
	return {
		...{
			id,
			organization,
			coOrganizers: edited.coOrganizers,
			leads,
			state,
			updatedAt,
			choices,
			changes,
			coming,
			clashing
		},
		offering: { slug: given.slug, title: given.title, kind: given.kind, area: given.area, fictional: given.fictional },
		typed: typedOf(given),
		when: {
			mode: last?.mode ?? 'on_site',
			place: [last?.place?.slug, last?.space?.slug].filter(Boolean).join('/'),
			capacity: String(last?.places.capacity ?? ''),
			waiting: '1'
		},
		past: seances
			.filter(({ endsAt }) => endsAt <= now)
			.slice(-PAST_SHOWN)
			.reverse(),
		booked: (await booked(id)).seats
	};
}

/** Writes what the form says into an activity. */
export async function saveActivity(event: Asked, { viewer, edited, by, leads }: Editor) {
	const { locale } = event.locals;
	const form = await formWithFiles(event.request, 2 * PICTURE_FORM);
	const kept = edited.given.picture;
	const read = await withPicture(form, { typed: typedIn(form, kept), kept, locale });
	if (isFailure(read)) return read;
	const { sent, added } = read;
	const typed = leads ? read.typed : organizedAs(read.typed, edited.given);
	const written = offeringIn(form, { typed, slug: edited.given.slug, locale, added, before: edited.given });
	if ('problems' in written) return again(422, typed, written.problems);
	const { given } = written;
	if (given.organization !== edited.given.organization) await checkOrganization(viewer, given.organization);
	await checkCoOrganizers(viewer, given.coOrganizers, edited.given.coOrganizers);
	const write = async (tx: Tx) => {
		for (const one of [sent, added.ready]) if (one) await keepPicture(tx, one);
		const operation = await operationFor(tx, viewer, given.operation, edited.given.operation);
		await rewriteOffering(tx, edited.id, { ...given, operation }, by);
	};
	const { status, data } = await change(event, typed, write, `/desk/activities/${edited.id}?done=saved`);
	return again(status, typed, data.problems);
}

/** What was typed by somebody who says neither who leads nor with whom. */
const organizedAs = (typed: Typed, { organization, coOrganizers }: WholeOffering): Typed => ({
	...typed,
	fields: { ...typed.fields, organization },
	coOrganizers: [...coOrganizers]
});

/** Makes the activity and the séances that the form says; a button that was pressed twice leads to what the first press made. */
export async function createActivity(event: Asked, viewer: Viewer, occasions: Asking['occasions']) {
	const { locale } = event.locals;
	const read = await newActivity(event);
	if (isFailure(read)) return read;
	const { form, typed, sent, added, plan, timeZone, dates } = read;
	const asking = { viewer, locale, occasions };
	const told = plan && (await toldOf(plan, dates, typed, { timeZone, asking }));
	const shown = { dates, room: told?.room, doubts: told?.doubts };
	const written = offeringIn(form, { typed, slug: 'a', locale, added });
	if ('problems' in written) return again(422, typed, written.problems, shown);
	const { given } = written;
	const itself = await isHubToBe(viewer, given.organization);
	if (!itself) await checkOrganization(viewer, given.organization);
	await checkCoOrganizers(viewer, given.coOrganizers);
	const place = newPlaceIn(typed, given.organization);
	if (place && !place.success) return again(422, typed, problemsOfPlace(place.error, locale), shown);
	const show = fieldOf(form, 'publish') === '1';
	const key = keyIn(form);
	// what the first press has made is in nobody's way
	if (told?.open && !(await ifThere(offeringToEdit(key)))) return again(422, typed, {}, shown);
	const write = async (tx: Tx) => {
		for (const one of [sent, added.ready]) if (one) await keepPicture(tx, one);
		const operation = await operationFor(tx, viewer, given.operation, null);
		const organization = itself ? await introduceHub(tx, viewer) : given.organization;
		const slug = await freeSlug(given.title, tx);
		const id = await writeOffering(tx, { ...given, organization, operation, slug }, key);
		const held = plan && place ? await heldThere(tx, plan, { ...place.data, organization }, byOf(viewer)) : plan;
		if (held) await carryOut(tx, id, held, timeZone, byOf(viewer));
		if (show) await publishOffering(tx, id, byOf(viewer));
	};
	const times = plan ? timesOf(plan, dates, timeZone) : [];
	const setting = { where: typed.fields.place, timeZone, asking, times };
	const { status, data, room } = await withClashes(setting, (noting) =>
		attempt(event, besidePlace, typed, async () => {
			await transaction(noting(write)).catch(passWritten);
			redirect(303, href(`/desk/activities/${key}?done=${show ? 'published' : 'created'}`, locale));
		})
	);
	return again(status, typed, data.problems, { ...shown, room });
}

/** What was typed for a new activity, its picture put aside, and the séances that it plans; or the problems with these. */
export async function newActivity({ request, locals: { locale } }: Asked) {
	const { timeZone } = await hub();
	const form = await formWithFiles(request, 2 * PICTURE_FORM);
	const read = await withPicture(form, { typed: typedIn(form, null), kept: null, locale });
	if (isFailure(read)) return read;
	const { typed, sent, added } = read;
	if (!typed.fields.date) return { form, typed, sent, added, timeZone, plan: null, dates: [] };
	const planned = plannedIn(form, typed, { timeZone, locale });
	return isFailure(planned) ? planned : { form, typed, sent, added, timeZone, ...planned };
}

/** What was typed for more séances of an activity, and which they are; or the problems with these. */
export async function newSeances({ request, locals: { locale } }: Asked) {
	const { timeZone } = await hub();
	const form = await formWithFiles(request, PICTURE_FORM);
	const typed = typedIn(form, null);
	const planned = plannedIn(form, typed, { timeZone, locale });
	return isFailure(planned) ? planned : { typed, timeZone, ...planned };
}

type Planned = Awaited<ReturnType<typeof newActivity | typeof newSeances>>;

/** A form that plans séances as it is shown before anything is made: with its dates, and whether the room is free at each. */
export async function planShown(read: Planned, asking: Asking) {
	if (isFailure(read)) return read;
	const { typed, plan, dates, timeZone } = read;
	const told = plan && (await toldOf(plan, dates, typed, { timeZone, asking }));
	return { typed, problems: {}, dates, room: told?.room ?? null, doubts: told?.doubts ?? [] };
}

/** Plans more séances of an activity. */
export async function addSeances(event: Asked, { viewer, edited, by }: Editor, occasions: Asking['occasions']) {
	const read = await newSeances(event);
	if (isFailure(read)) return read;
	const { typed, plan, timeZone, dates } = read;
	const { locale } = event.locals;
	const to = `/desk/activities/${edited.id}?done=scheduled#seances`;
	const asking = { viewer, locale, occasions };
	const { open, ...told } = await toldOf(plan, dates, typed, { timeZone, asking });
	const place = newPlaceIn(typed, edited.organization.slug);
	if (place && !place.success) return again(422, typed, problemsOfPlace(place.error, locale), { dates, ...told });
	if (open) return again(422, typed, {}, { dates, ...told });
	const write = async (tx: Tx) => {
		const held = place ? await heldThere(tx, plan, place.data, by) : plan;
		return carryOut(tx, edited.id, held, timeZone, by);
	};
	const setting = { where: typed.fields.place, timeZone, asking, times: timesOf(plan, dates, timeZone) };
	const { status, data, room } = await withClashes(setting, (noting) =>
		change(event, typed, noting(write), to, besidePlace)
	);
	return again(status, typed, data.problems, { dates, ...told, room });
}

/** Takes the latest change back. One that said who organises the activity is taken back by whoever acts for both who led it: nobody makes herself its lead. */
export const undo: Press = async (tx, id, by, viewer) => {
	const before = await written(tx, id);
	const organization = await undoRewriting(tx, id, by);
	const own = await ownOrganizations(viewer, tx);
	const after = await written(tx, id);
	const same = organization === before.organization && String(after.coOrganizers) === String(before.coOrganizers);
	const acts = (slug: string) => own.some((one) => one.slug === slug);
	if (!same && !(acts(before.organization) && acts(organization))) throw refused('kernel_nothing_to_undo');
};

function passWritten(error: unknown): void {
	if (!(error instanceof Refusal && error.code === 'agenda_written_already')) throw error;
}
