import type { RequestEvent } from '@sveltejs/kit';
import { missing } from '#kernel/errors.ts';
import { localOf, momentOf } from '#kernel/server/clock.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { inboxAddress } from '#kernel/server/inbox/setting.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { change, changeGiven } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf, ticked, typedOf } from '#web/form.server.ts';
import { contactKinds, contactRule } from '../contact-kinds.ts';
import { NewAppointment } from '../inbox/appointment.ts';
import type { Acting } from '../pages/acting.server.ts';
import { operationChoices } from '../pages/card.server.ts';
import {
	acceptLetter,
	advisersOf,
	appointmentsOf,
	cancelAppointment,
	type File,
	holdersOf,
	moveAppointment,
	planAppointment,
	sayAppointment,
	throwLetter,
	waitingLetters
} from '../server/index.ts';

type Event = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'url'>;

const DAY = 86_400_000;

/** What comes to a file by mail, and its appointments: for the advisers who work in it. @throws 404 for others */
export async function inboxShown(file: File, locale: Locale) {
	if (file.standing.as !== 'adviser') throw missing();
	const { timeZone } = await hub();
	const [letters, appointments, holders, advisers, operations] = await Promise.all([
		waitingLetters(file),
		appointmentsOf(file.id),
		holdersOf(file.id),
		advisersOf(file.keeper.id),
		operationChoices(locale, file.operation)
	]);
	const whom = holders.filter(({ accepted, ended, email }) => accepted && !ended && email);
	const tomorrow = localOf(new Date(Date.now() + DAY), timeZone).slice(0, 10);
	return {
		...{ letters, operations, address: inboxAddress(file.mailbox), tomorrow, now: new Date() },
		kinds: contactKinds.filter((kind) => !contactRule(kind).timed),
		whom: whom.map(({ person, name }) => ({ value: person, label: name })),
		// as its form shows it: by the hub's clock
		appointments: appointments.map((one) => ({
			...one,
			// whoever invited accompanies no more
			left: !advisers.some(({ id }) => id === one.author),
			day: localOf(one.from, timeZone).slice(0, 10),
			begins: localOf(one.from, timeZone).slice(11),
			ends: localOf(one.until, timeZone).slice(11)
		}))
	};
}

export async function acceptFrom(event: Event, { viewer, file, by, base }: Acting) {
	const form = await event.request.formData();
	const letter = fieldOf(form, 'letter');
	const kind = contactKinds.find((one) => one === fieldOf(form, 'kind') && !contactRule(one).timed) ?? 'letter';
	const accept = (tx: Tx) => acceptLetter(tx, { file: file.id, letter, kind }, viewer, by);
	return change(event, {}, accept, `${base}/inbox?done=accepted`);
}

export async function throwFrom(event: Event, { viewer, file, by, base }: Acting) {
	const form = await event.request.formData();
	const letter = fieldOf(form, 'letter');
	const act = async (tx: Tx) => {
		requireSure(event, doing(m.inbox_throw_ask()), form);
		await throwLetter(tx, file.id, letter, viewer, by);
	};
	return change(event, {}, act, `${base}/inbox?done=thrown`);
}

const fields = ['id', 'kind', 'title', 'day', 'from', 'until', 'place', 'link', 'operation'] as const;
const beside = { support_two_places: 'until', inbox_over: 'from', inbox_far: 'from', inbox_not_hers: 'invited' };

async function planTyped(event: Event) {
	const { timeZone } = await hub();
	const form = await event.request.formData();
	const typed = { ...typedOf(form, fields), invited: ticked(form, 'invited').join(' ') };
	const { id, kind, title, place, link } = typed;
	const read = NewAppointment.safeParse({
		...{ id, kind, title, place, link, operation: typed.operation || null, invited: ticked(form, 'invited') },
		from: momentOf(`${typed.day}T${typed.from}`, timeZone),
		until: momentOf(`${typed.day}T${typed.until}`, timeZone)
	});
	return { typed, read };
}

export async function planFrom(event: Event, { viewer, file, by, base }: Acting) {
	const { typed, read } = await planTyped(event);
	const plan = (tx: Tx, given: NewAppointment) => planAppointment(tx, file.id, given, viewer, by);
	return changeGiven(event, typed, read, plan, `${base}/inbox?done=planned`, beside);
}

export async function moveFrom(event: Event, { viewer, file, by, base }: Acting) {
	const { typed, read } = await planTyped(event);
	const move = (tx: Tx, given: NewAppointment) => moveAppointment(tx, file.id, given, viewer, by);
	return changeGiven(event, typed, read, move, `${base}/inbox?done=moved`, beside);
}

export async function cancelFrom(event: Event, { viewer, file, by, base }: Acting) {
	const form = await event.request.formData();
	const id = fieldOf(form, 'id');
	const act = async (tx: Tx) => {
		requireSure(event, doing(m.inbox_cancel()), form);
		await cancelAppointment(tx, file.id, id, viewer, by);
	};
	return change(event, {}, act, `${base}/inbox?done=cancelled`);
}

export async function sayFrom(event: Event, { viewer, file, by, base }: Acting) {
	const form = await event.request.formData();
	const [appointment, held] = [fieldOf(form, 'id'), fieldOf(form, 'held') === 'yes'];
	const say = (tx: Tx) => sayAppointment(tx, { file: file.id, appointment, held }, viewer, by);
	return change(event, {}, say, `${base}/inbox?done=${held ? 'held' : 'missed'}`);
}
