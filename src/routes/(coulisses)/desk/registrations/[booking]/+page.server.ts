import { registrationsActs } from '#agenda/acts.ts';
import { reasons } from '#agenda/desk/registrations/reasons.ts';
import { registrationShown, requireRegistration } from '#agenda/desk/registrations/registration.server.ts';
import { keepNote, moveRegistration, setCategory } from '#agenda/server';
import { missing, refused } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { askedToDecline, askedToLeave, cancel, decide } from '#participation/server';
import { change, type Write } from '#web/act.server.ts';
import { requireSure } from '#web/asking.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { registration } = await requireRegistration(event, registrationsActs.see);
	return registrationShown(registration);
};

export const actions: Actions = {
	cancel: (event) =>
		act(event, 'cancelled', async (tx, { id, form, by }) => {
			const reason = reasons.find((one) => one === fieldOf(form, 'reason'));
			if (!reason) throw refused('desk_reason_missing', {}, 422);
			const seat = fieldOf(form, 'seat');
			// a seat that is named wrongly must not cancel them all
			if (seat && !isId(seat)) throw missing();
			const question = await askedToLeave(tx, id, { seat });
			const how = { ...by, by: reason === 'asked' ? 'party' : 'organiser', reason } as const;
			await cancel(tx, id, seat ? { ...how, seat } : how);
			requireSure(event, question, form);
		}),
	move: (event) =>
		act(event, 'moved', async (tx, { id, form, by }) => {
			const target = fieldOf(form, 'occurrence');
			if (!isId(target)) throw refused('desk_move_missing', {}, 422);
			await moveRegistration(tx, id, target, by);
		}),
	category: (event) =>
		act(event, 'categorised', (tx, { id, offering, form, by }) => {
			const [seat, category] = [fieldOf(form, 'seat'), fieldOf(form, 'category')];
			if (!isId(seat) || !isId(category)) throw missing();
			return setCategory(tx, { offering, booking: id, seat, category }, by);
		}),
	confirm: (event) => act(event, 'confirmed', (tx, { id, by }) => decide(tx, id, 'confirm', by)),
	wait: (event) => act(event, 'waits', (tx, { id, by }) => decide(tx, id, 'wait', by)),
	decline: (event) =>
		act(event, 'declined', async (tx, { id, form, by }) => {
			const question = await askedToDecline(tx, id);
			await decide(tx, id, 'decline', by);
			requireSure(event, question, form);
		}),
	note: (event) => act(event, 'noted', (tx, { id, form, by }) => keepNote(tx, id, fieldOf(form, 'note'), by.actor.id))
};

type Its = Readonly<{ id: string; offering: string; form: FormData; by: ReturnType<typeof byOf> }>;

async function act(event: RequestEvent, what: string, write: Write<Its>) {
	const { registration, viewer } = await requireRegistration(event, registrationsActs.write);
	const { id, occurrence, offering } = registration;
	const form = await event.request.formData();
	const said = new URLSearchParams({ done: what, ...(what === 'moved' ? { from: occurrence } : {}) });
	return change(
		event,
		{},
		(tx) => write(tx, { id, offering, form, by: byOf(viewer) }),
		`/desk/registrations/${id}?${said}`
	);
}
