import { refused } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { formWithFiles } from '#kernel/server/bodies.ts';
import type { Locale } from '#kernel/words.ts';
import { attempt, changeGiven } from '#web/act.server.ts';
import { removing, requireSure } from '#web/asking.server.ts';
import { fieldOf, keyIn, typedTexts } from '#web/form.server.ts';
import { HandedIn, NewDeliverable, NewTask } from '../group.schema.ts';
import {
	deliver,
	deliverablesOf,
	doTask,
	dropDeliverable,
	dropTask,
	giveTask,
	insidersOf,
	judgeDeliverable,
	promiseDeliverable,
	redoTask,
	seatIn,
	tasksOf
} from '../server/index.ts';
import { sentIn } from './files.server.ts';
import { byIn, type Event, headOf, pageOf, pressing } from './inside.server.ts';

const MEGABYTES = 20;
const PAGE = '/work';

/** What there is to do in a group, and what its members have promised. @throws 404 */
export async function workShown(viewer: Viewer, id: string, locale: Locale) {
	const seat = await seatIn(id, viewer);
	const [tasks, deliverables, insiders] = await Promise.all([tasksOf(id), deliverablesOf(id), insidersOf(id)]);
	const { leads, acts, members } = seat;
	return {
		...{ group: headOf(seat, locale), key: newId(), mine: viewer.id, tasks },
		deliverables: deliverables.map(({ member, organization: _, file, ...one }) => ({
			...{ ...one, file: file !== null, makes: leads || acts.includes(member) }
		})),
		persons: insiders.map(({ id: value, name, organization }) => ({ value, label: `${name}, ${organization}` })),
		members: members.filter(({ state }) => state === 'member').map(({ id: value, name }) => ({ value, label: name }))
	};
}

/** Gives somebody something to do. */
export async function saveTask(event: Event, viewer: Viewer) {
	const form = await event.request.formData();
	const field = (name: string) => fieldOf(form, name).trim();
	const given = NewTask.safeParse({
		...{ title: field('title'), due: field('due') || null, person: field('person') || null }
	});
	const working = { viewer, by: byIn(viewer), id: keyIn(form) };
	return changeGiven(
		event,
		typedTexts(form),
		given,
		(tx, its) => giveTask(tx, event.params.group, its, working),
		pageOf(event, 'task', PAGE),
		{ groups_person_unknown: 'person' }
	);
}

export const done = pressing(PAGE, 'done', (tx, { group, form, viewer, by }) =>
	doTask(tx, group, fieldOf(form, 'task'), { viewer, by })
);
export const redo = pressing(PAGE, 'redo', (tx, { group, form, viewer, by }) =>
	redoTask(tx, group, fieldOf(form, 'task'), { viewer, by })
);
export const drop = pressing(PAGE, 'dropped', async (tx, { group, form, viewer, by, event }) => {
	const { title } = await dropTask(tx, group, fieldOf(form, 'task'), { viewer, by });
	requireSure(event, removing(title), form);
});

/** Writes down what a member is to make. */
export async function savePromise(event: Event, viewer: Viewer) {
	const form = await event.request.formData();
	const field = (name: string) => fieldOf(form, name).trim();
	const given = NewDeliverable.safeParse({ title: field('what'), due: field('by'), member: field('member') });
	const working = { viewer, by: byIn(viewer), id: keyIn(form) };
	return changeGiven(
		event,
		typedTexts(form),
		given,
		(tx, its) => promiseDeliverable(tx, event.params.group, its, working),
		pageOf(event, 'promised', PAGE),
		{ groups_organization_missing: 'member' }
	);
}

/** Hands in what was promised: where it is read, or its file. */
export async function handIn(event: Event, viewer: Viewer) {
	const form = await formWithFiles(event.request, MEGABYTES);
	const typed = typedTexts(form);
	const given = HandedIn.safeParse({ link: fieldOf(form, 'link').trim() || null });
	return attempt(event, 'link', typed, async () => {
		const sent = await sentIn(form);
		return changeGiven(
			event,
			typed,
			given,
			(tx, { link }) =>
				deliver(tx, event.params.group, fieldOf(form, 'deliverable'), { viewer, by: byIn(viewer), link, sent }),
			pageOf(event, 'delivered', PAGE),
			'link'
		);
	});
}

const judging = (move: 'accept' | 'return', said: string) =>
	pressing(
		PAGE,
		said,
		async (tx, { group, form, viewer, by }) => {
			const word = fieldOf(form, 'word').trim().slice(0, 1000);
			if (move === 'return' && !word) throw refused('groups_text_missing', {}, 422);
			await judgeDeliverable(tx, group, fieldOf(form, 'deliverable'), { viewer, by, move, word });
		},
		'word'
	);
export const acceptIt = judging('accept', 'accepted');
export const giveBack = judging('return', 'returned');
export const dropPromise = pressing(PAGE, 'dropped', async (tx, { group, form, viewer, by, event }) => {
	const { title } = await dropDeliverable(tx, group, fieldOf(form, 'deliverable'), { viewer, by });
	requireSure(event, removing(title), form);
});
