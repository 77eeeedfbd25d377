import { type RequestEvent, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import type { Listing } from '#agenda';
import { href } from '#kernel/address.ts';
import { refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { bytesOf, formWithFiles } from '#kernel/server/bodies.ts';
import { words } from '#kernel/server/errors.ts';
import { publicUrl } from '#kernel/server/place.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { attempt, change } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { type AttendanceState, attendanceStates, excuseReasons } from '../../index.ts';
import { attendanceOf, kioskKey, type Mark, mark, markRest, readList, rulesOf, setRules } from '../../server/index.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>;
type Occurrence = Listing['occurrence'];

const LARGEST = 2 * 1024 * 1024;
const LateMinutes = z.coerce.number().int().min(0).max(240);

type Told = { row: number; letter: string; found: string; text: string };
export const nothing = {
	marks: {} as Record<string, AttendanceState>,
	problems: [] as Told[],
	read: null as number | null
};

/** Where the list of a séance is, without its language. */
export const listOf = ({ id }: Pick<Occurrence, 'id'>): string => `/desk/door/${id}/list`;

/** Who was there, how the séance takes attendance, and where a device of the house takes it. */
export async function attendanceListed(occurrence: Occurrence, { id }: Viewer, locale: Locale) {
	const [people, rules] = await Promise.all([attendanceOf(occurrence), rulesOf(occurrence.id)]);
	return {
		people: people.map(({ ticket: _, ...one }) => one),
		rules,
		kiosk: publicUrl() + href(`/present/kiosk/${occurrence.id}/${await kioskKey(occurrence.id, id)}`, locale)
	};
}

type Taken = Readonly<{ occurrence: Occurrence; viewer: Viewer }>;

/** Keeps what the form says of each seat, and with `rest` this of all of whom nothing was said. */
export async function keepMarks(event: Asked, { occurrence, viewer }: Taken, rest: 'present' | 'absent' | null = null) {
	const { locale } = event.locals;
	const marks = marksIn(await event.request.formData());
	const actor = ref('person', viewer.id);
	const gate = m.completion_gate_list({}, { locale });
	const typed = { ...nothing, marks: Object.fromEntries(marks.map(({ seat, to }) => [seat, to])) };
	return attempt(event, '', typed, async () => {
		const marked = await mark(occurrence, marks, actor, gate);
		const others = rest ? await markRest(occurrence, rest, actor, gate) : 0;
		redirect(303, href(`${listOf(occurrence)}?done=${marked + others}`, locale));
	});
}

/** Keeps how the séance takes attendance. */
export async function keepRules(event: Asked, occurrence: Occurrence) {
	const form = await event.request.formData();
	const minutes = LateMinutes.safeParse(fieldOf(form, 'late') || '15');
	const kioskTicket = fieldOf(form, 'ticket') === '1';
	return change(
		event,
		nothing,
		async (tx) => {
			if (!minutes.success) throw refused('completion_late_range', {}, 422);
			await setRules(occurrence.id, { lateMinutes: minutes.data, kioskTicket }, tx);
		},
		listOf(occurrence)
	);
}

/** The dry run of a list: what it says is put into the form, and nothing is written. */
export async function readMarks(event: Asked, occurrence: Occurrence) {
	const file = (await formWithFiles(event.request, 3)).get('file');
	return attempt(event, '', nothing, async () => {
		if (!file || typeof file === 'string' || !file.size) throw refused('completion_list_file_none', {}, 422);
		if (file.size > LARGEST) throw refused('completion_list_large', {}, 413);
		const found = await readList(await bytesOf(file), await attendanceOf(occurrence));
		const problems = found.problems.map(({ key, ...at }) => ({ ...at, text: words(key, {}, event.locals.locale) }));
		const marks = Object.fromEntries(found.marks.map(({ seat, to }) => [seat, to]));
		return { typed: { marks, problems, read: found.marks.length }, problems: {} as Record<string, string> };
	});
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
