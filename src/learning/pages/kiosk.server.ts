import { type RequestEvent, redirect } from '@sveltejs/kit';
import type { Listing } from '#agenda';
import { bookedOccurrence } from '#agenda/server';
import { missing, refused } from '#kernel/errors.ts';
import { isId, newId } from '#kernel/id.ts';
import { transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { limit } from '#kernel/server/limits.ts';
import { m } from '#messages';
import { attempt } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { isOn, kioskEnter, kioskOf, kioskSearch, kioskUndo, kioskWelcome, rulesOf } from '../server/index.ts';

type Kiosk = Listing & Readonly<{ device: string; gate: string }>;

/** The séance of a kiosk, known by its cookie alone, and what the history says of what it writes. @throws 404 for any other device. */
export async function requireKiosk(
	event: Pick<RequestEvent, 'cookies'> & { params: { occurrence: string } }
): Promise<Kiosk> {
	const { occurrence: id } = event.params;
	const device = await kioskOf(event, id);
	const [first = 'fr'] = (await hub()).locales;
	return { ...(await bookedOccurrence(id)), device, gate: m.completion_gate_kiosk({}, { locale: first }) };
}

/** What a kiosk shows: whom a search finds, and who has just come in. */
export async function kioskShown({ occurrence, offering, gate, device }: Kiosk, { searchParams }: URL) {
	const q = (searchParams.get('q') ?? '').slice(0, 60);
	const entered = searchParams.get('in') ?? '';
	const open = isOn(occurrence);
	if (open && q) await limit('device', `kiosk ${device}`);
	return {
		...{ title: offering.title, at: occurrence, open, q, key: newId() },
		found: open && q ? await kioskSearch(occurrence, q) : [],
		asksTicket: (await rulesOf(occurrence.id)).kioskTicket,
		welcome: isId(entered) ? await kioskWelcome(occurrence, entered, gate) : null
	};
}

/** Lets in whom the form names. */
export async function enterByKiosk(event: RequestEvent, { occurrence, gate, device }: Kiosk) {
	const form = await event.request.formData();
	const [seat, nonce] = [fieldOf(form, 'seat'), fieldOf(form, 'nonce')];
	if (!isOn(occurrence) || !isId(seat) || !isId(nonce)) throw missing();
	return attempt(event, '', { seat }, async () => {
		await limit('device', `kiosk ${device}`);
		await kioskEnter(occurrence, { seat, nonce, ticket: fieldOf(form, 'ticket').slice(0, 20) }, gate);
		redirect(303, `${event.url.pathname}?in=${nonce}`);
	});
}

/** Takes back what this kiosk has just written. */
export async function undoByKiosk(event: RequestEvent, { occurrence, gate }: Kiosk) {
	const nonce = fieldOf(await event.request.formData(), 'nonce');
	if (!isId(nonce)) throw refused('kernel_bad_request', {}, 422);
	return attempt(event, '', { seat: '' }, async () => {
		await transaction((tx) => kioskUndo(tx, occurrence, nonce, gate));
		redirect(303, event.url.pathname);
	});
}
