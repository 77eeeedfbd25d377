import { sql } from 'kysely';
import { parseAddress } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { declareTopics } from '#kernel/identity/server/rhythms.ts';
import { grant, hostsOf } from '#kernel/identity/server/roles.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { withReason } from '#kernel/server/stopping.ts';
import { noonOf } from '#kernel/time.ts';
import { Submitted } from '#partnering';
import {
	acceptInterest,
	answerByKnock,
	askInterest,
	askOutcomes,
	confirmAgreement,
	inviteOutside,
	knock,
	lookAfterProposals,
	proposeAgreement,
	putUpByLink,
	submit
} from '#partnering/server';
import { modules } from '../../../src/modules.ts';
import { guestPage } from './guest.ts';

const DAY = 86_400_000;
const by = { source: 'web' } as const;
const answer = { name: 'Revontuli Oy (fictif)', person: 'Aino', country: 'FI', number: null, words: 'Kiinnostaa.' };

const offered = Submitted.parse({
	...{ name: 'Kuvapaja Oy (fictif)', person: 'Kaisa', country: 'FI', number: '' },
	...{ direction: 'offer', kind: 'studio', title: 'Studio joen rannalla (fictif)', needs: 'Toukokuusta alkaen.' },
	...{ sectors: [], languages: ['fi'], locality: 'Kotka', sheet: null },
	until: new Date(Date.now() + 40 * DAY).toISOString().slice(0, 10)
});
const offer = { ...offered, email: 'kaisa@tarjous.example', locale: 'fi' } as const;

/** Brings about the letters whose links open pages, and answers from abroad by one of them. @returns our own paths of the pages. */
export async function letterPages(): Promise<string[]> {
	const { rows } = await sql<{ id: string; organization: string; until: string }>`
		select p.id, p.organization, p.until::text as until from partnering.proposal p
			join network.organization_card c on c.id = p.organization and c.slug = 'tele-terril'
		where p.state = 'open' and p.audience = 'public' order by p.until limit 1`.execute(db);
	const [first] = rows;
	if (!first) throw new Error('the demonstration offers and seeks nothing');
	await lookAfterProposals(new Date(Math.max(Date.now(), noonOf(first.until).getTime() - 5 * DAY)));
	await agreeOn(first);
	await askOutcomes(new Date(Date.now() + 100 * DAY));
	const invited = { email: 'kutsuttu@revontuli.example', locale: 'en' } as const;
	const host = await hostOf(first.organization);
	await transaction((tx) => inviteOutside(tx, first.id, invited, host, { ...by, actor: null }));
	const typed = { ...answer, email: 'aino@revontuli.example', locale: 'fi' } as const;
	await transaction((tx) => knock(tx, first.id, typed));
	const opened = await pathIn('/partnering/invited/', typed.email);
	const talk = await transaction((tx) => answerByKnock(tx, opened.split('/').at(-1) ?? '', null, by));
	await transaction((tx) => knock(tx, first.id, { ...typed, email: 'odottaja@revontuli.example' }));
	await transaction((tx) => submit(tx, offer));
	const proof = await pathIn('/partnering/abroad/proof/', offer.email);
	const own = await transaction((tx) => putUpByLink(tx, proof.split('/').at(-1) ?? ''));
	return [
		...[talk, opened, await pathIn('/partnering/invited/', 'odottaja@revontuli.example')],
		...[await pathIn('/partnering/invited/', invited.email), await pathIn('/partnering/renew/')],
		...[await pathIn('/partnering/after/'), stopPage(host.id), await guestPage()],
		...[proof, own]
	];
}

/** Somebody of another organisation is interested, and the two agree. */
async function agreeOn({ id, organization }: Readonly<{ id: string; organization: string }>): Promise<void> {
	const { rows } = await sql<{ other: string; person: string }>`
		select c.id as other, p.id as person from network.organization_card c, identity.person p
		where c.slug = 'atelier-houille' and p.email = 'jeanne.beffroi@exemple.invalid'`.execute(db);
	const [{ other, person } = { other: '', person: '' }] = rows;
	await transaction((tx) =>
		grant(tx, { person, role: 'partner', scope: ref('organization', other), by: null, source: 'demo' })
	);
	const [author, interested] = [await hostOf(organization), await hostOf(other)];
	const acts = (viewer: Viewer) => ({ ...by, actor: ref('person', viewer.id) });
	await transaction(async (tx) => {
		const asked = { organization: other, words: 'Volontiers (fictif).' };
		const talk = await askInterest(tx, id, asked, interested, acts(interested));
		await acceptInterest(tx, talk, author, acts(author));
		await proposeAgreement(tx, talk, 'Un jour par mois (fictif).', author, acts(author));
		await confirmAgreement(tx, talk, 'Un jour par mois (fictif).', interested, acts(interested));
	});
}

/** Our own path of the page by which somebody stops a kind of letter. */
function stopPage(person: string): string {
	declareTopics(modules.flatMap(({ topics }) => topics ?? []));
	const letter = { text: '', html: null, headers: {}, locale: 'fr' };
	const { text } = withReason(letter, { subjectOf: person, topic: 'partnering.talk' });
	return pathsOf(text).find((path) => path.startsWith('/notices/')) ?? '';
}

const pathsOf = (text: string): string[] =>
	(text.match(/https?:\/\/[^\s<>]+/g) ?? []).map((link) => parseAddress(new URL(link).pathname)?.path ?? '');

/** Our own path of such a page in the last letter that has one. */
async function pathIn(begins: string, to: string | null = null): Promise<string> {
	const { rows } = await sql<{ text: string }>`
		select text from kernel.mail where ${to}::text is null or recipient = ${to} order by written_at desc limit 2000`.execute(
		db
	);
	const found = rows.flatMap(({ text }) => pathsOf(text)).find((path) => path.startsWith(begins));
	if (!found) throw new Error(`no letter has a link to ${begins}`);
	return found;
}

async function hostOf(organization: string): Promise<Viewer> {
	const [id = ''] = await hostsOf([organization]);
	const scope = { kind: 'organization', id: organization } as const;
	const roles = [{ role: 'partner' as const, scope }];
	return { id, name: '', email: null, locale: 'fr', roles, secondFactor: false, sessionId: newId() };
}
