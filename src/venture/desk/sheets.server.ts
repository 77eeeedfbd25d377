import type { RequestEvent } from '@sveltejs/kit';
import { change } from '#web/act.server.ts';
import { fieldOf, typedOf } from '#web/form.server.ts';
import type { Acting } from '../pages/acting.server.ts';
import { type File, holdersOf, monthsToSign, sendSheet, withdrawSheet } from '../server/index.ts';

type Event = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'url'>;

/** The months of support that nobody was asked to sign, and who can; for an adviser of the keeper. */
export async function unsent(file: File) {
	if (file.standing.as !== 'adviser') return { months: [], signers: [] };
	const [months, holders] = await Promise.all([monthsToSign(file.id), holdersOf(file.id)]);
	const signers = holders.filter(({ accepted, ended, email }) => accepted && !ended && email);
	return { months, signers: signers.map(({ person, name }) => ({ value: person, label: name })) };
}

/** Sends a month of support to be signed. */
export async function sendFrom(event: Event, { viewer, file, by, base }: Acting) {
	const typed = typedOf(await event.request.formData(), ['month', 'operation', 'to']);
	const given = { file: file.id, month: typed.month, operation: typed.operation || null, to: typed.to };
	return change(event, typed, (tx) => sendSheet(tx, given, viewer, by), `${base}/plan?done=sent`);
}

/** Takes back a sheet that nobody has signed. */
export async function withdrawFrom(event: Event, { viewer, file, base }: Acting) {
	const sheet = fieldOf(await event.request.formData(), 'sheet');
	return change(event, {}, (tx) => withdrawSheet(tx, file.id, sheet, viewer), `${base}/plan?done=withdrawn`);
}
