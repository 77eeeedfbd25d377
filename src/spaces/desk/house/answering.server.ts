import type { RequestEvent } from '@sveltejs/kit';
import { missing } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { requireAct } from '#kernel/identity/policy.ts';
import type { Tx } from '#kernel/server/db.ts';
import { words } from '#kernel/server/errors.ts';
import { m } from '#messages';
import { askedToDecline, askedToLeave } from '#participation/server';
import { change } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf, typedTexts } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import { spaceActs } from '../../acts.ts';
import {
	answerReservation,
	cancelReservation,
	moveReservation,
	type Reservation,
	reservationList,
	spaceById,
	Taken,
	wordReservation
} from '../../server/index.ts';
import type { Space } from '../../space.ts';
import { keepersFor } from './keeping.server.ts';
import { readInstead, takenThen, timeIn } from './moving.server.ts';

type Event = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'url'>;
type Its = Readonly<{ viewer: Viewer; reservation: Reservation; space: Space }>;

const pageOf = (id: string, done: string): string => `/desk/spaces/reservations/${id}?done=${done}`;

/** Accepts a request or declines it, with a word to whoever asked. */
export async function answer(event: Event, { viewer, reservation: { id, booking } }: Its, accepted: boolean) {
	const form = await event.request.formData();
	const typed = typedTexts(form).text;
	const write = async (tx: Tx) => {
		const question = accepted ? null : await askedToDecline(tx, booking);
		await wordReservation(tx, id, fieldOf(form, 'word'));
		await answerReservation(tx, id, accepted, byOf(viewer));
		requireSure(event, question, form);
	};
	return change(event, typed, write, pageOf(id, accepted ? 'accepted' : 'declined'));
}

/** Cancels a reservation for the team, or with it those of its series that are to come. */
export async function giveBack(event: Event, { viewer, reservation }: Its) {
	const form = await event.request.formData();
	const { id, series, startsAt } = reservation;
	const all = series !== null && form.has('series');
	const write = async (tx: Tx) => {
		const question = await askedToLeave(tx, reservation.booking, {});
		const later = all ? await followingIn(tx, series, startsAt, viewer) : [id];
		const how = {
			...byOf(viewer),
			side: 'organiser' as const,
			reason: fieldOf(form, 'reason').trim().slice(0, 200) || null
		};
		for (const one of later) await cancelReservation(tx, one, how);
		const many = doing(m.house_cancel_series(), [m.house_cancel_count({ count: later.length })]);
		requireSure(event, later.length > 1 ? many : question, form);
	};
	return change(event, typedTexts(form).text, write, pageOf(id, 'cancelled'));
}

const MOST = 200;

/** Those of a series from a moment on that still stand. */
async function followingIn(tx: Tx, series: string, from: Date, viewer: Viewer): Promise<string[]> {
	const { rows } = await reservationList(
		{ series, when: 'coming', keepers: keepersFor(viewer) },
		{ offset: 0, limit: MOST },
		tx
	);
	return rows
		.filter(
			({ startsAt, states }) => startsAt >= from && states.some((one) => one === 'confirmed' || one === 'submitted')
		)
		.map(({ id }) => id);
}

/** Moves a reservation to the time and the space that the form says; when they are taken, says what could be had instead. */
export async function moveFrom(event: Event, { viewer, reservation, space: before }: Its) {
	const { locale } = event.locals;
	const form = await event.request.formData();
	const typed = typedTexts(form).text;
	const instead = readInstead(fieldOf(form, 'instead'));
	const time = instead ?? (await timeIn(form));
	if (!time) return fail(422, { typed, problems: { from: words('spaces_time_missing', {}, locale) } });
	const space = await spaceById(instead?.space ?? (typed.space || before.id));
	requireAct(viewer, spaceActs.decide, { organisation: space.keeper });
	if (space.deletedAt) throw missing();
	let taken = false;
	const write = (tx: Tx) =>
		moveReservation(tx, reservation.id, { ...time, space: space.id }, byOf(viewer)).catch((error: unknown) => {
			taken = error instanceof Taken;
			throw error;
		});
	const done = await change(event, typed, write, pageOf(reservation.id, 'moved'));
	return taken ? takenThen(typed, space, time, locale) : done;
}
