import { createHmac, timingSafeEqual } from 'node:crypto';
import { keyFor } from '#kernel/server/secret.ts';
import { fieldOf } from './form.server.ts';

const FASTEST_MS = 3000;
const LONGEST_MS = 86_400_000;

/** What a form that strangers fill in carries: when it was drawn, signed. */
export function drawnNow(now = Date.now()): string {
	return `${now}.${signed(now)}`;
}

/**
 * Whether a person has filled a form in, without asking a third party and without a riddle: a field that nobody sees is empty, and the form was on
 * the screen for three seconds, and for a day at most.
 */
export function byHand(form: FormData, now = Date.now()): boolean {
	const [at = '', signature = ''] = fieldOf(form, 'drawn').split('.');
	const [given, ours] = [Buffer.from(signature), Buffer.from(signed(Number(at)))];
	const genuine = given.length === ours.length && timingSafeEqual(given, ours);
	const age = now - Number(at);
	return genuine && age >= FASTEST_MS && age <= LONGEST_MS && fieldOf(form, 'website') === '';
}

const signed = (at: number): string => createHmac('sha256', keyFor('form')).update(String(at)).digest('base64url');
