import { Attests, Lines, Reply } from '#journey';
import { meetingIn } from '#journey/pages/journey/meetings/asking.server.ts';
import { attestsIn } from '#journey/pages/journey/meetings/attests.server.ts';
import { meetingsShown, typedMeeting } from '#journey/pages/journey/meetings/meetings.server.ts';
import {
	answerMeeting,
	askMeeting,
	confirmMeeting,
	hideHost,
	hostOf,
	withdrawMeeting,
	writeLines
} from '#journey/server';
import { missing } from '#kernel/errors.ts';
import type { Tx } from '#kernel/server/db.ts';
import { limit } from '#kernel/server/limits.ts';
import { m } from '#messages';
import { change, changeGiven } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf, keyIn, problemsOf } from '#web/form.server.ts';
import { bySelf, requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const shown = await meetingsShown(requirePerson(event));
	return { area: 'journey' as const, ...shown, done: event.url.searchParams.get('done') };
};

const pathOf = (done: string): string => `/me/journey/meetings?done=${done}`;

export const actions: Actions = {
	ask: async (event) => {
		const viewer = requirePerson(event);
		const form = await event.request.formData();
		const { typed, given: read } = await meetingIn(form);
		return changeGiven(
			event,
			typedMeeting(`ask ${typed.host}`, typed),
			read,
			async (tx, given) => {
				await limit('booking', `meeting ${viewer.id}`);
				const wanted = { id: keyIn(form), person: viewer.id, host: typed.host, given };
				await askMeeting(tx, wanted, bySelf(viewer));
			},
			pathOf('asked')
		);
	},
	withdraw: async (event) => {
		const viewer = requirePerson(event);
		const form = await event.request.formData();
		const meeting = fieldOf(form, 'meeting');
		const withdraw = async (tx: Tx) => {
			await withdrawMeeting(tx, viewer.id, meeting, bySelf(viewer));
			requireSure(event, doing(m.journey_me_meeting_withdraw()), form);
		};
		return change(event, typedMeeting(meeting), withdraw, pathOf('withdrawn'));
	},
	answer: async (event) => {
		const viewer = requirePerson(event);
		const form = await event.request.formData();
		const [meeting, time] = [fieldOf(form, 'meeting'), fieldOf(form, 'time')];
		const typed = typedMeeting(meeting, { reply: fieldOf(form, 'reply') });
		const decline = Reply.safeParse(typed.reply);
		if (!time && !decline.success) return problemsOf(decline.error, typed, event.locals.locale);
		const answer = time ? { accept: new Date(time) } : { decline: decline.data ?? '' };
		const to = pathOf('answered');
		return change(event, typed, (tx) => answerMeeting(tx, viewer.id, meeting, answer, bySelf(viewer)), to);
	},
	confirm: async (event) => {
		const viewer = requirePerson(event);
		const form = await event.request.formData();
		const [meeting, held] = [fieldOf(form, 'meeting'), fieldOf(form, 'held') === '1'];
		return changeGiven(
			event,
			typedMeeting(meeting),
			Attests.safeParse(attestsIn(form)),
			(tx, attests) => confirmMeeting(tx, viewer.id, meeting, { held, attests }, bySelf(viewer)),
			pathOf(`said#meeting-${meeting}`)
		);
	},
	lines: async (event) => {
		const { id } = requirePerson(event);
		const form = await event.request.formData();
		const meeting = fieldOf(form, 'meeting');
		const typed = typedMeeting(meeting, { lines: fieldOf(form, 'lines') });
		const read = Lines.safeParse(typed.lines);
		const to = pathOf(`lines#meeting-${meeting}`);
		return changeGiven(event, typed, read, (tx, lines) => writeLines(tx, id, meeting, lines), to);
	},
	leave: async (event) => {
		const viewer = requirePerson(event);
		const host = await hostOf(viewer.id);
		if (!host) throw missing();
		return change(event, typedMeeting(''), (tx) => hideHost(tx, host.id, bySelf(viewer)), pathOf('left'));
	}
};
