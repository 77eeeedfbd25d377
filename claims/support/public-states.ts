import { href, parseAddress } from '#kernel/address.ts';
import { personByEmail } from '#kernel/identity/server/persons.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { post } from '#kernel/server/mail.ts';
import { inviteColleague, organizations } from '#network/server';
import { askForNewsletter, confirmNewsletter } from '#notice/server';
import { letterTo, linkIn } from './monday-checks.ts';
import { sendForm, signedIn } from './pages.ts';

const pathOf = (link: string): string => parseAddress(new URL(link).pathname)?.path ?? '';

/** Brings about what a visitor has only after an act of hers: the links of the newsletter's letters. @returns our own paths of their pages. */
export async function newsletterPages(url: string): Promise<string[]> {
	const served = await askedBy('lea.lettre@exemple.invalid');
	await transaction((tx) => confirmNewsletter(tx, served.split('/').at(-1) ?? ''));
	const team = await signedIn(url, 'coordinator');
	const draft = new URLSearchParams({ subject_fr: 'Une lettre (fictif)', until: '2100-01-01' });
	const letter = await sendForm(url, team, '/desk/newsletter/new', draft);
	await sendForm(url, team, `${letter}?/send`, new URLSearchParams({ sure: '1' }));
	const { headers } = await letterTo('lea.lettre@exemple.invalid', (letter) => 'List-Unsubscribe' in letter.headers);
	const [, stop = ''] = /<(http[^>]+)>/.exec(headers['List-Unsubscribe'] ?? '') ?? [];
	return [served, await askedBy('noa.lettre@exemple.invalid'), pathOf(stop)];
}

/** Asks an invented person to join an organisation, as those who answer for it do. @returns our own path of the page where she answers. */
export async function invitationPage(email: string): Promise<string> {
	const [{ id = '' } = {}] = await organizations({ limit: 1 });
	const asked = {
		organization: id,
		email,
		role: { source: 'fr', fr: 'bénévole' },
		manager: false,
		locale: 'fr'
	} as const;
	const inviter = await personByEmail(db, 'jeanne.beffroi@exemple.invalid');
	if (!inviter) throw new Error('the demonstration has no Jeanne Beffroi');
	await transaction((tx) => inviteColleague(tx, asked, inviter));
	return pathOf(linkIn(await letterTo(email, ({ text }) => text.includes('/invitation/')), '/invitation/'));
}

/** The page on which somebody says that an address is hers: a letter waits for it. @returns our own path of it. */
export async function mailboxPage(): Promise<string> {
	const to = 'vera.boite@exemple.invalid';
	const waiting = { to, locale: 'fr', words: 'people', subject: 'Inventée', text: 'Inventée.' } as const;
	await transaction((tx) => post(tx, waiting));
	return pathOf(linkIn(await letterTo(to, ({ text }) => text.includes('/e-mails/')), '/e-mails/'));
}

/** The page that a letter asks somebody to confirm on. */
async function askedBy(email: string): Promise<string> {
	await transaction((tx) => askForNewsletter(tx, { email, locale: 'fr', source: 'form' }));
	const letter = await letterTo(email, ({ text }) => text.includes('/lettre/confirmer/'));
	return pathOf(linkIn(letter, '/lettre/confirmer/'));
}

/** Chooses the first item of a festival as a visitor. @returns the page that she can show to others. */
export async function selectionPage(url: string, festival: string): Promise<string> {
	const page = await (await fetch(url + href(festival, 'fr'))).text();
	const [, item = ''] = /name="item" value="([^"]+)"/.exec(page) ?? [];
	const answer = await fetch(`${url}${href(festival, 'fr')}?/choose`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: url },
		body: new URLSearchParams({ item, chosen: '1' })
	});
	const [cookie = ''] = (answer.headers.getSetCookie()[0] ?? '').split(';');
	const own = await (await fetch(`${url}${href(`${festival}/selection`, 'fr')}`, { headers: { cookie } })).text();
	const [, link] = /href="([^"]+\/selection\/[^".]+)"/.exec(own) ?? [];
	if (!link) throw new Error('a selection of a festival has no link to show it');
	return pathOf(new URL(link, url).href);
}
