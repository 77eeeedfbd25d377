import { redirect } from '@sveltejs/kit';
import { Attests, isOver, isWaiting, Lines, Reply, tookPlace } from '#journey';
import { meetingIn } from '#journey/pages/journey/meetings/asking.server.ts';
import { attestsIn } from '#journey/pages/journey/meetings/attests.server.ts';
import {
	answerMeeting,
	askMeeting,
	confirmMeeting,
	type FullMeeting,
	hideHost,
	hostOf,
	hosts,
	meetingsFor,
	meetingsOf,
	withdrawMeeting,
	writeLines
} from '#journey/server';
import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { can } from '#kernel/identity/policy.ts';
import { transaction } from '#kernel/server/db.ts';
import { limit } from '#kernel/server/limits.ts';
import { fieldOf, problem, problemsOf } from '#web/form.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = requirePerson(event);
	const { id } = viewer;
	const [mine, asked, listed, host] = await Promise.all([meetingsOf(id), meetingsFor(id), hosts(), hostOf(id)]);
	return {
		area: 'journey' as const,
		mine: mine.map((meeting) => shown(meeting, 'mine')),
		asked: asked.map((meeting) => shown(meeting, 'asked')),
		hosts: listed.filter((one) => one.id !== host?.id),
		host: host && { id: host.id },
		key: newId(),
		lists: can(viewer, 'host.list'),
		done: event.url.searchParams.get('done')
	};
};

/** A meeting as one of its two sides sees it: what the player writes afterwards is hers alone. */
function shown(meeting: FullMeeting, side: 'mine' | 'asked') {
	const { id, state, about, times, online, place, at, reply, personSays, hostSays, lines } = meeting;
	const [iSay, otherSays] = side === 'mine' ? [personSays, hostSays] : [hostSays, personSays];
	return {
		...{ id, state, about, times, online, place, at, reply, iSay, otherSays },
		other: side === 'mine' ? meeting.hostName : meeting.personName,
		lines: side === 'mine' ? lines : null,
		...{ over: isOver(meeting), held: tookPlace(meeting), waiting: isWaiting(meeting) }
	};
}

const nothing = { form: '', about: '', reply: '', lines: '' };
const here = (event: RequestEvent, done: string): string =>
	href(`/me/journey/meetings?done=${done}`, event.locals.locale);
const byHer = (id: string) => ({ actor: ref('person', id), source: 'web' }) as const;

export const actions: Actions = {
	ask: async (event) => {
		const { id } = requirePerson(event);
		const { locale } = event.locals;
		const form = await event.request.formData();
		const { typed: asked, given } = await meetingIn(form);
		const typed = { ...nothing, ...asked, form: `ask ${asked.host}` };
		if (!given.success) return problemsOf(given.error, typed, locale);
		const key = fieldOf(form, 'key');
		try {
			await limit('booking', `meeting ${id}`);
			const wanted = { id: isId(key) ? key : newId(), person: id, host: asked.host, given: given.data };
			await transaction((tx) => askMeeting(tx, wanted, byHer(id)));
		} catch (error) {
			return problem(error, typed, locale);
		}
		redirect(303, here(event, 'asked'));
	},
	withdraw: async (event) => {
		const { id } = requirePerson(event);
		const meeting = fieldOf(await event.request.formData(), 'meeting');
		await transaction((tx) => withdrawMeeting(tx, id, meeting, byHer(id)));
		redirect(303, here(event, 'withdrawn'));
	},
	answer: async (event) => {
		const { id } = requirePerson(event);
		const { locale } = event.locals;
		const form = await event.request.formData();
		const [meeting, time] = [fieldOf(form, 'meeting'), fieldOf(form, 'time')];
		const typed = { ...nothing, form: meeting, reply: fieldOf(form, 'reply') };
		const decline = Reply.safeParse(typed.reply);
		if (!time && !decline.success) return problemsOf(decline.error, typed, locale);
		const answer = time ? { accept: new Date(time) } : { decline: decline.data ?? '' };
		try {
			await transaction((tx) => answerMeeting(tx, id, meeting, answer, byHer(id)));
		} catch (error) {
			return problem(error, typed, locale);
		}
		redirect(303, here(event, 'answered'));
	},
	confirm: async (event) => {
		const { id } = requirePerson(event);
		const { locale } = event.locals;
		const form = await event.request.formData();
		const [meeting, held] = [fieldOf(form, 'meeting'), fieldOf(form, 'held') === '1'];
		const typed = { ...nothing, form: meeting };
		const attests = Attests.safeParse(attestsIn(form));
		if (!attests.success) return problemsOf(attests.error, typed, locale);
		try {
			await transaction((tx) => confirmMeeting(tx, id, meeting, { held, attests: attests.data }, byHer(id)));
		} catch (error) {
			return problem(error, typed, locale);
		}
		redirect(303, `${here(event, 'said')}#meeting-${meeting}`);
	},
	lines: async (event) => {
		const { id } = requirePerson(event);
		const form = await event.request.formData();
		const typed = { ...nothing, form: fieldOf(form, 'meeting'), lines: fieldOf(form, 'lines') };
		const lines = Lines.safeParse(typed.lines);
		if (!lines.success) return problemsOf(lines.error, typed, event.locals.locale);
		await transaction((tx) => writeLines(tx, id, typed.form, lines.data));
		redirect(303, `${here(event, 'lines')}#meeting-${typed.form}`);
	},
	leave: async (event) => {
		const { id } = requirePerson(event);
		const host = await hostOf(id);
		if (!host) throw missing();
		await transaction((tx) => hideHost(tx, host.id, byHer(id)));
		redirect(303, here(event, 'left'));
	}
};
