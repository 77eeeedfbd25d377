import { globSync } from 'node:fs';
import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { COMMON } from './planted.ts';

/** The pages and downloads of the program, as the tree of routes has them. */
const routes = globSync('src/routes/**/+{page.svelte,server.ts}').map((file) => {
	const path = file
		.replaceAll('\\', '/')
		.replace(/^src\/routes/, '')
		.replace(/\/\+[^/]+$/, '');
	return { spoken: path.startsWith('/('), path: path.replace(/\/\(\w+\)/g, '') || '/' };
});

/** What one asks for. `spoken`: it has an address in each language. */
export type Address = Readonly<{ path: string; spoken: boolean }>;

/** What goes into a route besides the file: ids of documents, of calls. */
export type Parts = Readonly<Record<string, readonly string[]>>;

/** Every address of a file: a route below one, with the ids of what it has. @throws for a route with a part that nothing is known to go into */
export function addressesOf(file: string, parts: Parts): Address[] {
	const below = routes
		.filter(({ path }) => path.includes('[file]') && path.includes('ventures'))
		.flatMap(({ path, spoken }) => {
			const filled = path.replace('[file]', file);
			const [hole, name = ''] = /\[(\w+)\]/.exec(filled) ?? [];
			if (!hole) return [{ path: filled, spoken }];
			const ids = parts[name];
			if (!ids) throw new Error(`what goes into ${path}?`);
			return ids.map((id) => ({ path: filled.replace(hole, id), spoken }));
		});
	return [...below, { path: `/desk/ventures/referrals/new?file=${file}`, spoken: true }];
}

const idsOf = async (from: string): Promise<string[]> =>
	(await sql<{ id: string }>`select id::text as id from ${sql.raw(from)}`.execute(db)).rows.map(({ id }) => id);

/** What a file has that has an id of its own: its documents, and those of letters to it; and the calls of others, to which it could be handed in. */
export async function partsOf(file: string): Promise<Parts> {
	const documents = await idsOf(`(select id from venture.document where file = '${file}' union all
		select d.id from venture.letter_document d join venture.letter l on l.id = d.letter where l.file = '${file}') one`);
	return { document: documents, call: await idsOf('venture.call') };
}

const searched = (path: string): Address => ({ path: `${path}?q=${COMMON}`, spoken: true });

/** What shows many things at once: lists, searches, exports, feeds, open data, and the letters that went. */
export async function addressesOfAll(url: string): Promise<Address[]> {
	const plain = routes.filter(({ path }) => !path.includes('[') && !/^\/(api|oidc|demo|healthz|metrics)/.test(path));
	const search = [
		'/search',
		'/people',
		'/network',
		'/desk/ventures/list',
		'/desk/people',
		'/venture/mentors',
		'/projects',
		'/desk/outbox'
	];
	type Get = { parameters?: { name?: string }[]; security?: object[] };
	type Described = { paths: Record<string, { get?: Get }> };
	const { paths } = (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as Described;
	// what asks for no words refuses them; what needs a key is not for this
	const open = Object.entries(paths).flatMap(([path, { get }]) => {
		if (!get || get.security?.every((one) => Object.keys(one).length)) return [];
		const words = get.parameters?.some(({ name }) => name === 'q') ? `?q=${COMMON}` : '';
		return [{ path: `/api/v1${path}${words}`, spoken: false }];
	});
	return [...plain, ...search.map(searched), ...open, ...(await ofRows())];
}

/** What has an id of its own: threads, referrals, letters, mentors, briefs, playtests, cards, whoever asks for all that is kept about her. */
async function ofRows(): Promise<Address[]> {
	const [questions, referrals, mentors, letters, persons] = await Promise.all([
		idsOf('venture.question where fictional'),
		idsOf('venture.referral'),
		idsOf('venture.mentor'),
		// of the others there is nothing to find
		idsOf(`kernel.mail where concat_ws(' ', subject, text, html) ~ 'zq[a-p]{18}' order by confidential, written_at`),
		idsOf(`(select distinct person as id from venture.holder union select person from venture.mentor
			union select person from venture.tester union select written_by from venture.offer) one`)
	]);
	const [briefs, playtests, cards] = await Promise.all(
		['brief', 'playtest', 'project'].map((one) => idsOf(`venture.${one}`))
	);
	return [
		...questions.flatMap((id) => [`/desk/ventures/questions/${id}`, `/me/questions/${id}`]),
		...referrals.flatMap((id) => [`/desk/ventures/referrals/${id}`, `/me/questions/referral/${id}`]),
		...mentors.map((id) => `/venture/mentors/${id}`),
		...(briefs ?? []).flatMap((id) => [`/venture/briefs/${id}`, `/me/briefs/${id}`, `/me/briefs/${id}/document`]),
		...(playtests ?? []).flatMap((id) => [
			...[`/venture/playtests/${id}`, `/me/playtests/${id}`, `/me/playtests/${id}/answers`]
		]),
		...(cards ?? []).map((id) => `/projects/${id}`),
		...letters.map((id) => `/desk/outbox/${id}`),
		...persons.flatMap((id) => [`/desk/people/${id}`, `/desk/people/${id}/data`, `/desk/people/${id}/data/hand-over`])
	].map((path) => ({ path, spoken: true }));
}
