import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { namesOf } from '#agenda/desk/door/door.server.ts';
import { href } from '#kernel/address.ts';
import { refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import { transaction } from '#kernel/server/db.ts';
import { words } from '#kernel/server/errors.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { type AttendanceState, attendanceStates, excuseReasons } from '#learning';
import {
	attendanceOf,
	closeKiosks,
	freeDevice,
	kioskKey,
	type Mark,
	mark,
	markRest,
	readList,
	rulesOf,
	setRules
} from '#learning/server';
import { m } from '#messages';
import { fieldOf, problem } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const LARGEST = 2 * 1024 * 1024;

export const load: PageServerLoad = async (event) => {
	const { viewer: _, ...listing } = await namesOf(event);
	const { id } = listing.occurrence;
	const [people, rules] = await Promise.all([attendanceOf(listing.occurrence), rulesOf(id)]);
	return {
		...listing,
		area: 'learning' as const,
		people: people.map(({ ticket: _, ...one }) => one),
		rules,
		kiosk: publicUrl() + href(`/present/kiosk/${id}/${await kioskKey(id)}`, event.locals.locale),
		done: Number.parseInt(event.url.searchParams.get('done') ?? '', 10)
	};
};

const nothing = { marks: {} as Record<string, AttendanceState>, problems: [] as Told[], read: null as number | null };
type Told = { row: number; letter: string; found: string; text: string };

export const actions: Actions = {
	mark: (event) => write(event, null),
	present: (event) => write(event, 'present'),
	absent: (event) => write(event, 'absent'),
	rules: async (event) => {
		const { occurrence } = await namesOf(event);
		const form = await event.request.formData();
		const minutes = z.coerce
			.number()
			.int()
			.min(0)
			.max(240)
			.safeParse(fieldOf(form, 'late') || '15');
		if (!minutes.success) return problem(refused('completion_late_range', {}, 422), nothing, event.locals.locale);
		await setRules(occurrence.id, { lateMinutes: minutes.data, kioskTicket: fieldOf(form, 'ticket') === '1' });
		redirect(303, here(event));
	},
	free: async (event) => {
		const { occurrence } = await namesOf(event);
		const seat = fieldOf(await event.request.formData(), 'seat');
		if (isId(seat)) await transaction((tx) => freeDevice(tx, occurrence.id, seat));
		redirect(303, `${here(event)}?freed`);
	},
	close: async (event) => {
		const { occurrence } = await namesOf(event);
		await closeKiosks(occurrence.id);
		redirect(303, `${here(event)}?closed`);
	},
	/** The dry run of a list: what it says is put into the form, and nothing is written. */
	read: async (event) => {
		const { occurrence } = await namesOf(event);
		const file = (await event.request.formData()).get('file');
		const { locale } = event.locals;
		try {
			if (!file || typeof file === 'string' || !file.size) throw refused('completion_list_file_none', {}, 422);
			if (file.size > LARGEST) throw refused('completion_list_large', {}, 413);
			const found = await readList(new Uint8Array(await file.arrayBuffer()), await attendanceOf(occurrence));
			const problems = found.problems.map(({ key, ...at }) => ({ ...at, text: words(key, {}, locale) }));
			const marks = Object.fromEntries(found.marks.map(({ seat, to }) => [seat, to]));
			return { typed: { marks, problems, read: found.marks.length }, problems: {} as Record<string, string> };
		} catch (error) {
			return problem(error, nothing, locale);
		}
	}
};

async function write(event: RequestEvent, rest: 'present' | 'absent' | null) {
	const { occurrence, viewer } = await namesOf(event);
	const marks = marksIn(await event.request.formData());
	const actor = ref('person', viewer.id);
	const gate = m.completion_gate_list({}, { locale: event.locals.locale });
	let changed: number;
	try {
		changed = await mark(occurrence, marks, actor, gate);
		if (rest) changed += await markRest(occurrence, rest, actor, gate);
	} catch (error) {
		const typed = { ...nothing, marks: Object.fromEntries(marks.map(({ seat, to }) => [seat, to])) };
		return problem(error, typed, event.locals.locale);
	}
	redirect(303, `${here(event)}?done=${changed}`);
}

/** What the form says of each seat; a seat of which it says nothing is as it was. */
function marksIn(form: FormData): Mark[] {
	const state = (name: string) => attendanceStates.find((one) => one === fieldOf(form, name)) ?? null;
	const why = (name: string) => excuseReasons.find((one) => one === fieldOf(form, name)) ?? null;
	return [...form.keys()]
		.filter((name) => name.startsWith('to_') && isId(name.slice(3)))
		.flatMap((name): Mark[] => {
			const seat = name.slice(3);
			const to = state(name);
			const [was, reason, wasReason] = [state(`was_${seat}`), why(`why_${seat}`), why(`waswhy_${seat}`)];
			return to ? [{ seat, to, was, reason, wasReason }] : [];
		});
}

const here = ({ params, locals }: Pick<RequestEvent, 'params' | 'locals'>): string =>
	href(`/desk/door/${params.occurrence}/list`, locals.locale);
