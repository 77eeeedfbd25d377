import { redirect } from '@sveltejs/kit';
import { reasons } from '#agenda/desk/registrations/reasons.ts';
import { answersOf, keepNote, moveRegistration, noteOf, othersFor, registrationOf } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { missing, refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import { type Act, requireAct } from '#kernel/identity/policy.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { holdsPlace, isOver } from '#participation';
import { bookingById, cancel, decide } from '#participation/server';
import { fieldOf, problem } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const LONGEST_NOTE = 2000;

export const load: PageServerLoad = async (event) => {
	const { registration } = await found(event, 'registrations.see');
	const { id } = registration;
	const [booking, answers, note, others] = await Promise.all([
		bookingById(id),
		answersOf([id]),
		noteOf(id),
		othersFor(registration)
	]);
	const past = registration.endsAt <= new Date();
	const live = booking.seats.filter(({ state }) => !isOver(state));
	return {
		registration,
		source: booking.source,
		seats: booking.seats,
		answers: answers.get(id) ?? [],
		note: note ?? '',
		mayCancel: !past && live.some(({ state }) => state !== 'fulfilled' && state !== 'no_show'),
		others: live.length && live.every(({ state }) => state !== 'fulfilled' && state !== 'no_show') ? others : [],
		mayDecide: !past && live.length > 0 && live.every(({ state }) => !holdsPlace(state))
	};
};

type Work = Readonly<{ id: string; form: FormData; viewer: string }>;

export const actions: Actions = {
	cancel: (event) =>
		act(event, 'cancelled', async (tx, { id, form, viewer }) => {
			const reason = reasons.find((one) => one === fieldOf(form, 'reason'));
			if (!reason) throw refused('desk_reason_missing', {}, 422);
			const seat = fieldOf(form, 'seat');
			// a seat that is named wrongly must not cancel them all
			if (seat && !isId(seat)) throw missing();
			const by = reason === 'asked' ? 'party' : 'organiser';
			const how = { by, reason, source: 'desk', actor: ref('person', viewer) } as const;
			await cancel(tx, id, seat ? { ...how, seat } : how);
		}),
	move: (event) =>
		act(event, 'moved', async (tx, { id, form, viewer }) => {
			const target = fieldOf(form, 'occurrence');
			if (!isId(target)) throw refused('desk_move_missing', {}, 422);
			await moveRegistration(tx, id, target, { source: 'desk', actor: ref('person', viewer) });
		}),
	confirm: (event) =>
		act(event, 'confirmed', async (tx, { id, viewer }) => {
			await decide(tx, id, 'confirm', { source: 'desk', actor: ref('person', viewer) });
		}),
	decline: (event) =>
		act(event, 'declined', async (tx, { id, viewer }) => {
			await decide(tx, id, 'decline', { source: 'desk', actor: ref('person', viewer) });
		}),
	note: (event) =>
		act(event, 'noted', (tx, { id, form, viewer }) =>
			keepNote(tx, id, fieldOf(form, 'note').trim().slice(0, LONGEST_NOTE), viewer)
		)
};

async function act(event: RequestEvent, what: string, work: (tx: Tx, given: Work) => Promise<void>) {
	const { registration, viewer } = await found(event, 'registrations.write');
	const form = await event.request.formData();
	const given = { id: registration.id, form, viewer: viewer.id };
	const failed = await transaction(async (tx) => {
		await work(tx, given);
		return null;
	}).catch((error: unknown) => problem(error, {}, event.locals.locale));
	if (failed) return failed;
	const said = new URLSearchParams({ done: what, ...(what === 'moved' ? { from: registration.occurrence } : {}) });
	redirect(303, `${href(`/desk/registrations/${registration.id}`, event.locals.locale)}?${said}`);
}

/** A registration for those who answer for its activity; for others there is none. */
async function found(event: Pick<RequestEvent, 'locals' | 'url'> & { params: { booking: string } }, what: Act) {
	const viewer = await requireTeam(event, 'desk.enter');
	const registration = await registrationOf(event.params.booking);
	requireAct(viewer, what, { organisation: registration.organization });
	return { viewer, registration };
}
