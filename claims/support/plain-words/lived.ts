import { cancel } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { transaction } from '#kernel/server/db.ts';
import { locales } from '#kernel/words.ts';
import { organizations } from '#network/server';
import { by, formOf, open, registrationPage, settled } from '../hub.ts';
import { invitationPage, mailboxPage, newsletterPages } from '../public-states.ts';

/** Lets people with names that French elides do what the program writes to them for: register, wait, come up, be told that all is off, subscribe, be invited, sign in. */
export async function live(url: string): Promise<void> {
	const headers = { origin: url, accept: 'text/html' };
	const [organization] = await organizations({ limit: 1 });
	const seance = await open('mots-simples', { capacity: 4, place: null }, { organization: organization?.slug ?? '' });
	for (const name of ['Inès Œuvrard', 'Hélène Anciaux', 'Omar Idrissi'])
		for (const locale of locales) {
			const form = formOf(`${name} ${locale}`, { seats: name.startsWith('Omar') ? '2' : '1' });
			const body = new URLSearchParams(form);
			const at = url + registrationPage(seance, locale);
			await (await fetch(at, { method: 'POST', redirect: 'manual', headers, body })).arrayBuffer();
		}
	await settled();
	await newsletterPages(url);
	await mailboxPage();
	await invitationPage('ines.invitee@exemple.invalid');
	for (const locale of locales) {
		const body = new URLSearchParams({ email: `ines.${locale}@exemple.invalid` });
		await (await fetch(`${url}${href('/sign-in', locale)}?/link`, { method: 'POST', headers, body })).arrayBuffer();
	}
	await transaction((tx) => cancel(tx, seance.id, by));
	await settled();
}
