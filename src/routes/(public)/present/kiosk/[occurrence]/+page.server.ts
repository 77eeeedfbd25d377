import type { RequestEvent } from '@sveltejs/kit';
import { redirect } from '@sveltejs/kit';
import { bookedOccurrence } from '#agenda/server';
import { missing, refused } from '#kernel/errors.ts';
import { isId, newId } from '#kernel/id.ts';
import { transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { limit } from '#kernel/server/limits.ts';
import { isOn, kioskEnter, kioskOf, kioskSearch, kioskUndo, kioskWelcome, rulesOf } from '#learning/server';
import { m } from '#messages';
import { fieldOf, problem } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** A tablet that stands alone at the entrance: it can find a name and let it in, and nothing else. */
export const load: PageServerLoad = async (event) => {
	event.setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	const { occurrence, offering, gate, device } = await kioskAt(event);
	const { searchParams } = event.url;
	const q = (searchParams.get('q') ?? '').slice(0, 60);
	const entered = searchParams.get('in') ?? '';
	const open = isOn(occurrence);
	if (open && q) await limit('device', `kiosk ${device}`);
	return {
		bare: true,
		area: 'learning' as const,
		title: offering.title,
		at: occurrence,
		open,
		q,
		found: open && q ? await kioskSearch(occurrence, q) : [],
		asksTicket: (await rulesOf(occurrence.id)).kioskTicket,
		welcome: isId(entered) ? await kioskWelcome(occurrence, entered, gate) : null,
		key: newId()
	};
};

export const actions: Actions = {
	enter: async (event) => {
		const { occurrence, gate, device } = await kioskAt(event);
		const form = await event.request.formData();
		const given = {
			seat: fieldOf(form, 'seat'),
			ticket: fieldOf(form, 'ticket').slice(0, 20),
			nonce: fieldOf(form, 'nonce')
		};
		if (!isOn(occurrence) || !isId(given.seat) || !isId(given.nonce)) throw missing();
		try {
			await limit('device', `kiosk ${device}`);
			await kioskEnter(occurrence, given, gate);
		} catch (error) {
			return problem(error, { seat: given.seat }, event.locals.locale);
		}
		redirect(303, `${event.url.pathname}?in=${given.nonce}`);
	},
	undo: async (event) => {
		const { occurrence, gate } = await kioskAt(event);
		const nonce = fieldOf(await event.request.formData(), 'nonce');
		if (!isId(nonce)) throw refused('kernel_bad_request', {}, 422);
		try {
			await transaction((tx) => kioskUndo(tx, occurrence, nonce, gate));
		} catch (error) {
			return problem(error, { seat: '' }, event.locals.locale);
		}
		redirect(303, event.url.pathname);
	}
};

/** The séance of a kiosk, known by its cookie alone, and what the history says of what it writes. @throws 404 for any other device. */
async function kioskAt(event: Pick<RequestEvent, 'params' | 'cookies'>) {
	const { occurrence: id = '' } = event.params;
	const device = await kioskOf(event, id);
	const [first = 'fr'] = (await hub()).locales;
	return { ...(await bookedOccurrence(id)), device, gate: m.completion_gate_kiosk({}, { locale: first }) };
}
