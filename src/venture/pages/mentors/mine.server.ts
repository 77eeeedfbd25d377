import type { RequestEvent } from '@sveltejs/kit';
import { missing } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Tx } from '#kernel/server/db.ts';
import { m } from '#messages';
import { sectors } from '#network/server';
import { change } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf, typedTexts } from '#web/form.server.ts';
import { bySelf } from '#web/require.server.ts';
import { canBeCancelled, canBeSaid } from '../../index.ts';
import {
	cancelMentoring,
	heldFiles,
	hiddenFrom,
	type Mentoring,
	mentoringsOf,
	mentorsFor,
	mentorsForFile,
	ownMentor,
	sayHeld
} from '../../server/index.ts';

/** Whether somebody is a mentor, was asked to be one, or has booked one. */
export const hasMentoring = async (person: string): Promise<boolean> =>
	(await ownMentor(person)) !== null || (await mentoringsOf(person)).length > 0;

/** What somebody has booked with mentors, and who is proposed to her for each of her files. */
export async function mentoringMine(viewer: Viewer) {
	const [booked, files, own, hidden, known] = await Promise.all([
		mentoringsOf(viewer.id),
		heldFiles(viewer),
		ownMentor(viewer.id),
		hiddenFrom(viewer.id),
		sectors()
	]);
	const proposed = [];
	for (const { id, name, needs } of files)
		proposed.push({ id, name, needs: Boolean(needs), mentors: await mentorsForFile(viewer, id) });
	const away = hidden.length ? (await mentorsFor(viewer)).filter(({ id }) => hidden.includes(id)) : [];
	return {
		...split(booked.map(founderSide)),
		proposed,
		sectors: known,
		hidden: away.map(({ id, name }) => ({ id, name })),
		own: own && { mentor: own.acceptedAt !== null }
	};
}

/** How a slot is shown to one of its two sides. `open`: it can be called off; `over`: it can be said whether it took place. */
export type Shown = ReturnType<typeof shownTo>;

const founderSide = (one: Mentoring) => shownTo(one, 'founder');

export function shownTo(mentoring: Mentoring, side: 'mentor' | 'founder') {
	const { id, state, mentor, from, until, topic, word, project, place, link, mentorSays, personSays } = mentoring;
	const stands = state === 'confirmed' || (side === 'mentor' && state === 'asked');
	return {
		...{ id, state, mentor, from, until, topic, word, project, place, side, online: link !== null },
		link: stands ? link : null,
		other: side === 'mentor' ? mentoring.personName : mentoring.mentorName,
		iSay: side === 'mentor' ? mentorSays : personSays,
		otherSays: side === 'mentor' ? personSays : mentorSays,
		open: canBeCancelled(mentoring),
		over: canBeSaid(mentoring),
		file: null as { name: string; sentence: string | null; needs: string | null; stage: string } | null
	};
}

/** What is to come, the nearest first, and what is past or called off. */
export function split<One extends Readonly<{ open: boolean; over: boolean; iSay: boolean | null; from: Date }>>(
	all: readonly One[]
) {
	const waits = ({ open, over, iSay }: One) => open || (over && iSay === null);
	return {
		coming: all.filter(waits).toSorted((a, b) => +a.from - +b.from),
		past: all.filter((one) => !waits(one))
	};
}

/** Calls a slot off, once she is sure. */
export async function cancel(event: RequestEvent, viewer: Viewer, page: string) {
	const form = await event.request.formData();
	const write = async (tx: Tx) => {
		const word = fieldOf(form, 'word').trim().slice(0, 600) || null;
		await cancelMentoring(tx, viewer.id, fieldOf(form, 'mentoring'), word, bySelf(viewer));
		requireSure(event, doing(m.mentors_cancel(), [m.mentors_cancel_says()]), form);
	};
	return change(event, typedTexts(form), write, `${page}?done=cancelled`);
}

/** Says whether a slot took place. */
export async function sayWhether(event: RequestEvent, viewer: Viewer, page: string) {
	const form = await event.request.formData();
	const held = fieldOf(form, 'held');
	if (held !== '1' && held !== '0') throw missing();
	const write = (tx: Tx) => sayHeld(tx, viewer.id, fieldOf(form, 'mentoring'), held === '1', bySelf(viewer));
	return change(event, typedTexts(form), write, `${page}?done=said`);
}
