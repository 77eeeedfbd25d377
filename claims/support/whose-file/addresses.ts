import { globSync } from 'node:fs';
import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { collections } from '#nouns.ts';
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
	return routes
		.filter(({ path }) => path.includes('[file]') && path.includes('ventures'))
		.flatMap(({ path, spoken }) => {
			const filled = path.replace('[file]', file);
			const [hole, name = ''] = /\[(\w+)\]/.exec(filled) ?? [];
			if (!hole) return [{ path: filled, spoken }];
			const ids = parts[name];
			if (!ids) throw new Error(`what goes into ${path}?`);
			return ids.map((id) => ({ path: filled.replace(hole, id), spoken }));
		});
}

/** The calls of others to which a file could be handed in. */
export async function callsOf(): Promise<string[]> {
	return (await sql<{ id: string }>`select id from venture.call`.execute(db)).rows.map(({ id }) => id);
}

const searched = (path: string): Address => ({ path: `${path}?q=${COMMON}`, spoken: true });

/** What shows many things at once: lists, searches, exports, feeds, open data, and the letters that went. */
export async function addressesOfAll(): Promise<Address[]> {
	const plain = routes.filter(({ path }) => !path.includes('[') && !/^\/(api|oidc|demo|healthz|metrics)/.test(path));
	const search = [
		'/search',
		'/people',
		'/network',
		'/desk/ventures/list',
		'/desk/people',
		'/venture/mentors',
		'/desk/outbox'
	];
	// what asks for no words refuses them
	const open = collections.map(({ path, parameters = [] }) => ({
		path: `/api/v1${path}${parameters.some(({ name }) => name === 'q') ? `?q=${COMMON}` : ''}`,
		spoken: false
	}));
	return [...plain, ...search.map(searched), ...open, ...(await ofRows())];
}

/** What has an id of its own: threads, referrals, letters, mentors, the record of what happened, whoever asks for all that is kept about her. */
async function ofRows(): Promise<Address[]> {
	const ids = async (from: string) =>
		(await sql<{ id: string }>`select id::text as id from ${sql.raw(from)}`.execute(db)).rows.map(({ id }) => id);
	const [questions, referrals, mentors, letters, persons] = await Promise.all([
		ids('venture.question where fictional'),
		ids('venture.referral'),
		ids('venture.mentor'),
		ids('kernel.mail'),
		ids(`(select distinct person as id from venture.holder union select person from venture.mentor) one`)
	]);
	return [
		...questions.flatMap((id) => [`/desk/ventures/questions/${id}`, `/me/questions/${id}`]),
		...referrals.flatMap((id) => [`/desk/ventures/referrals/${id}`, `/me/questions/referral/${id}`]),
		...mentors.map((id) => `/venture/mentors/${id}`),
		...letters.map((id) => `/desk/outbox/${id}`),
		...persons.flatMap((id) => [`/desk/people/${id}`, `/desk/people/${id}/data`, `/desk/people/${id}/data/hand-over`])
	].map((path) => ({ path, spoken: true }));
}
