import { type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { ifThere } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { momentOf, shifted } from '#kernel/server/clock.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { m } from '#messages';
import { placeBySlug, placeNames } from '#network/server';
import { change, changeGiven } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf, typedTexts } from '#web/form.server.ts';
import { bySelf } from '#web/require.server.ts';
import { NewHours, stageName, Word } from '../../index.ts';
import {
	cardFor,
	confirmMentoring,
	declineMentoring,
	hoursOfMentor,
	type Mentoring,
	mentoringsFor,
	ownMentor,
	publishHours,
	stopMentor,
	withdrawHours
} from '../../server/index.ts';
import { shownTo, split } from './mine.server.ts';

const PAGE = '/me/mentoring/hours';

/** What a mentor has opened and what is booked with her; whoever is none is led to where she becomes one. */
export async function hoursMine(event: Pick<RequestEvent, 'locals'>, viewer: Viewer) {
	const own = await ownMentor(viewer.id);
	if (!own?.acceptedAt) redirect(303, href('/me/mentoring/card', event.locals.locale));
	const [hours, booked, places] = await Promise.all([hoursOfMentor(own.id), mentoringsFor(viewer.id), placeNames()]);
	const shown = [];
	for (const one of booked) shown.push({ ...shownTo(one, 'mentor'), file: await fileOf(one, viewer) });
	return {
		...split(shown),
		hours: hours.map((one) => ({ ...one, booked: bookedOf(booked, one.id) })),
		places: places.map(({ slug, name, locality }) => ({
			value: slug,
			label: [name, locality].filter(Boolean).join(', ')
		}))
	};
}

/** The card of the file that it is about, while she may read it. */
async function fileOf({ file }: Mentoring, viewer: Viewer) {
	const card = file ? await ifThere(cardFor(viewer, file)) : null;
	return card && { name: card.name, sentence: card.sentence, needs: card.needs, stage: stageName(card.stage) };
}

const bookedOf = (all: readonly Mentoring[], hours: string): number =>
	all.filter((one) => one.hours === hours && (one.state === 'asked' || one.state === 'confirmed')).length;

/** Opens the hours that the form says. */
export async function publish(event: RequestEvent, viewer: Viewer) {
	const form = await event.request.formData();
	const typed = typedTexts(form);
	const { timeZone } = await hub();
	const field = (name: string): string => fieldOf(form, name);
	const online = field('place') === '';
	const place = online ? null : ((await ifThere(placeBySlug(field('place'))))?.id ?? null);
	const given = NewHours.safeParse({
		times: timesIn(field('day'), field('from'), field('until'), Number(field('weeks') || '1'), timeZone),
		...{ slotMinutes: field('slot'), place, link: online ? field('link').trim() || null : null }
	});
	return changeGiven(
		event,
		typed,
		given,
		(tx, its) => publishHours(tx, viewer.id, its, bySelf(viewer)),
		`${PAGE}?done=opened`,
		{
			mentors_hours_twice: 'times'
		}
	);
}

/** The same clock on the same day of some weeks. */
function timesIn(day: string, from: string, until: string, weeks: number, timeZone: string) {
	const [first, last] = [`${day}T${from.slice(0, 5)}`, `${day}T${until.slice(0, 5)}`];
	if (!momentOf(first, timeZone) || !momentOf(last, timeZone)) return [];
	return Array.from({ length: Math.max(1, Math.min(weeks || 1, 99)) }, (_, week) => ({
		from: momentOf(shifted(first, 7 * week), timeZone),
		until: momentOf(shifted(last, 7 * week), timeZone)
	}));
}

/** Withdraws hours, once she is sure: how many have booked is said. */
export async function withdraw(event: RequestEvent, viewer: Viewer) {
	const form = await event.request.formData();
	const id = fieldOf(form, 'hours');
	const count = bookedOf(await mentoringsFor(viewer.id), id);
	const write = async (tx: Tx) => {
		await withdrawHours(tx, viewer.id, id, bySelf(viewer));
		requireSure(event, doing(m.mentors_withdraw(), [m.mentors_withdraw_says({ count })]), form);
	};
	return change(event, typedTexts(form), write, `${PAGE}?done=withdrawn`);
}

export async function confirm(event: RequestEvent, viewer: Viewer) {
	const form = await event.request.formData();
	const write = (tx: Tx) => confirmMentoring(tx, viewer.id, fieldOf(form, 'mentoring'), bySelf(viewer));
	return change(event, typedTexts(form), write, `${PAGE}?done=confirmed`);
}

export async function decline(event: RequestEvent, viewer: Viewer) {
	const form = await event.request.formData();
	const read = Word.safeParse(fieldOf(form, 'word'));
	const write = (tx: Tx, word: string) =>
		declineMentoring(tx, viewer.id, fieldOf(form, 'mentoring'), word, bySelf(viewer));
	return changeGiven(event, typedTexts(form), read, write, `${PAGE}?done=declined`);
}

/** Stops being a mentor, once she is sure. */
export async function stop(event: RequestEvent, viewer: Viewer) {
	const form = await event.request.formData();
	const count = (await mentoringsFor(viewer.id)).filter(
		({ state, from }) => state === 'confirmed' && from > new Date()
	).length;
	const write = async (tx: Tx) => {
		await stopMentor(tx, viewer.id, bySelf(viewer));
		requireSure(event, doing(m.mentors_stop(), [m.mentors_withdraw_says({ count })]), form);
	};
	return change(event, typedTexts(form), write, '/me/mentoring?done=stopped');
}
