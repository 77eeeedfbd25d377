import { type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { asAddress } from '#kernel/identity/server/persons.ts';
import { bearerOf } from '#kernel/server/bearer.ts';
import { transaction } from '#kernel/server/db.ts';
import { limit, limitLetter } from '#kernel/server/limits.ts';
import { type Locale, say } from '#kernel/words.ts';
import { sectors } from '#network/server';
import { attempt } from '#web/act.server.ts';
import { fieldOf, ticked } from '#web/form.server.ts';
import {
	askForNewsletter,
	chooseByLink,
	confirmNewsletter,
	mayConfirm,
	stopByLink,
	subscribePerson
} from '../server/index.ts';

/** Asks for the newsletter at the address that the form gives; the reader's own is subscribed at once, any other is asked first. */
export async function subscribeFrom(event: RequestEvent) {
	const { locale, viewer } = event.locals;
	const form = await event.request.formData();
	const email = fieldOf(form, 'email').trim().slice(0, 300);
	return attempt(event, 'email', { email, sectors: ticked(form, 'sectors') }, async () => {
		const address = asAddress(email);
		// a machine that fills every field is told what a person is told, and nothing is written
		if (fieldOf(form, 'website')) redirect(303, href('/newsletter?done=asked', locale));
		await limit('signIn', `newsletter ${bearerOf(event)}`);
		await limit('letter', `newsletter ${address}`);
		await limitLetter({ to: address, from: bearerOf(event) });
		const asked = { email: address, locale, source: 'form', sectors: await sectorsIn(form) };
		const mine = viewer?.email?.toLowerCase() === address;
		await transaction((tx) => (mine && viewer ? subscribePerson(tx, viewer.id, asked) : askForNewsletter(tx, asked)));
		redirect(303, href(`/newsletter?done=${mine ? 'subscribed' : 'asked'}`, locale));
	});
}

/** Subscribes whoever presses the button behind a link; a second press says what a link that has served says. */
export async function confirmFrom(token: string): Promise<boolean> {
	if (!(await mayConfirm(token))) return false;
	await transaction((tx) => confirmNewsletter(tx, token));
	return true;
}

/** The sectors that one may choose, in a reader's language. */
export const sectorChoices = async (locale: Locale) =>
	(await sectors()).map(({ slug, label }) => ({ value: slug, label: say(label, locale).text }));

/** Keeps the sectors that the form says for whoever has the link of her letter. @throws what `chooseByLink` throws */
export async function chooseFrom(token: string, form: FormData): Promise<void> {
	const chosen = await sectorsIn(form);
	await transaction((tx) => chooseByLink(tx, token, chosen));
}

/** What is ticked of the hub's sectors; all of them is as good as none, and stays so when one is added. */
async function sectorsIn(form: FormData): Promise<string[]> {
	const all = (await sectors()).map(({ slug }) => slug);
	const chosen = all.filter((slug) => ticked(form, 'sectors').includes(slug));
	return chosen.length === all.length ? [] : chosen;
}

/** Stops the newsletter for whoever has its link. @throws what `stopByLink` throws */
export const stopFrom = (token: string) => transaction((tx) => stopByLink(tx, token));
