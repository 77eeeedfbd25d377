import { setTimeout as pause } from 'node:timers/promises';
import { offeringBySlug, publishedProgrammes } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { transaction } from '#kernel/server/db.ts';
import { report } from '#moderation/server';
import { organizations } from '#network/server';
import { formOf } from './hub.ts';
import { type Cookie, cookieLine, letterIn, sendForm } from './pages.ts';
import { makeShowStates } from './show-states.ts';

/** A row that is right, one that is wrong, and one that looks like somebody who is there. */
const TABLE =
	'Nom;N° BCE;Ville\r\nAtelier Neuf (fictif);;Mons\r\nFaux numéro (fictif);0123.456.788;Mons\r\nStudio Ondine;;Mons\r\n';

/**
 * Brings about what the demonstration has none of: a report, a draft of a newsletter, a letter, imports at each of their stages, a show.
 * @returns our own paths of pages that show them, and of those that no link leads to.
 */
export async function makeStates(url: string, cookies: readonly Cookie[]): Promise<string[]> {
	const cookie = cookieLine(cookies);
	const send = (path: string, body: FormData | URLSearchParams) => sendForm(url, cookies, path, body);
	await complain();
	await registerSomebody(url);
	const issue = new URLSearchParams({ subject_fr: 'Les nouvelles de la semaine (fictif)', until: inAMonth() });
	const newsletter = await send('/desk/newsletter/new', issue);
	const columns = await send('/desk/import', table());
	const tried = await send('/desk/import', table());
	const done = await send('/desk/import', table());
	const meanings = new URLSearchParams({ column_0: 'name', column_1: 'bce', column_2: 'locality' });
	for (const path of [tried, done]) {
		await send(`${path}?/check`, meanings);
		await worked(url + href(path, 'fr'), cookie);
	}
	await send(`${done}?/apply`, new URLSearchParams({ without: 'on' }));
	await worked(url + href(done, 'fr'), cookie);
	const [partner] = await organizations();
	const provider = await send('/desk/access/providers/new', providerOf(partner?.id ?? ''));
	return [
		...[newsletter, columns, tried, `${tried}?state=bad`, `${tried}?state=duplicate`, done],
		...[await letterIn(url, [...cookies]), '/desk/welcome', await programmeOfAFestival()],
		...(await makeShowStates(url, cookies)),
		provider
	];
}

const providerOf = (organization: string): URLSearchParams =>
	new URLSearchParams({
		...{ name: 'École (fictif)', issuer: 'https://connexion.exemple.invalid', organization },
		...{ clientId: 'hub', secret: 'invented-secret', domains: 'exemple.invalid', enabled: '' }
	});

/** One activity of many has a programme: following links to find it would open them all. */
async function programmeOfAFestival(): Promise<string> {
	const [festival] = await publishedProgrammes();
	if (!festival) throw new Error('the demonstration has no festival');
	const { offering } = await offeringBySlug(festival.slug);
	return `/desk/activities/${offering.id}/programme`;
}

function table(): FormData {
	const form = new FormData();
	form.set('kind', 'organizations');
	form.set('file', new File([TABLE], 'Partenaires.csv', { type: 'text/csv' }));
	return form;
}

/** Waits until the page of an import shows no work any more. */
async function worked(page: string, cookie: string): Promise<void> {
	for (let turn = 0; turn < 100; turn++) {
		const text = await (await fetch(page, { headers: { cookie } })).text();
		if (!text.includes('<progress')) return;
		await pause(200);
	}
	throw new Error('an import never came to its end');
}

const inAMonth = (): string => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

async function complain(): Promise<void> {
	const [first] = await organizations();
	if (!first) throw new Error('the demonstration has no organisation');
	const about = { kind: 'organization', object: first.id, path: `/network/${first.slug}` } as const;
	const words = 'Ce texte est inventé pour vérifier la page.';
	await transaction((tx) =>
		report(tx, { ...about, reason: 'other', words, email: null }, { reporter: null, locale: 'fr' })
	);
}

/** Takes a place in the first séance of the agenda that has one. */
async function registerSomebody(url: string): Promise<void> {
	const agenda = await (await fetch(`${url}/fr/agenda`)).text();
	const names = new Set([...agenda.matchAll(/href="(\/fr\/agenda\/[a-z0-9-]+)"/g)].map(([, path = '']) => path));
	for (const name of names) {
		const page = await (await fetch(url + name)).text();
		const [, seance] = new RegExp(`href="(${name}/[0-9a-f-]{36})"`).exec(page) ?? [];
		if (!seance) continue;
		const answer = await fetch(url + seance, {
			method: 'POST',
			redirect: 'manual',
			headers: { origin: url, accept: 'text/html' },
			body: new URLSearchParams(formOf('Noé Coulisses (fictif)', { email: 'noe.coulisses@exemple.invalid' }))
		});
		await answer.arrayBuffer();
		if (answer.status === 303) return;
	}
	throw new Error('no séance of the demonstration takes a registration');
}
