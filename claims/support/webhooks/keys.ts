import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { endKey } from '#kernel/identity/server/keys.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { makeApiKey } from '#programs/server';
import { type Ask, asker, type KeyFigures } from './asking.ts';
import { bySelf, organization, person, roleOf } from './world.ts';

const all = [
	'proposals:read',
	'proposals:write',
	'activities:read',
	'activities:write',
	'organizations:read',
	'organizations:write'
];
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const words = (fr: string) => ({ source: 'fr', fr });

/** A key of somebody for an organisation, or for all that she may do. */
export const keyOf = async (viewer: Viewer, scope: string | null, scopes: readonly string[] = all) =>
	transaction((tx) =>
		makeApiKey(
			tx,
			{ name: 'Essai', days: 30, scopes, scope: scope ? ref('organization', scope) : ref('person', viewer.id) },
			viewer
		)
	);

/** What a key can do and cannot, in a running hub; whole: also how often, and once its person is erased. @returns what is wrong */
export async function keyFaults(url: string, figures: KeyFigures, whole: boolean): Promise<string[]> {
	const faults: string[] = [];
	const ask = await asker(url, faults, figures);
	const is = (what: string, got: unknown, wanted: unknown) => {
		if (JSON.stringify(got) !== JSON.stringify(wanted))
			faults.push(`${what}: ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`);
	};
	const [forge, moulin] = [await organization('la-forge'), await organization('le-moulin')];
	const [ada, bruno] = [await person('Adele', 'partner', forge), await person('Brice', 'partner', moulin)];
	const [hers, his] = [await keyOf(ada, forge), await keyOf(bruno, moulin)];
	const world = { ask, is, forge, moulin, ada, bruno, hers: hers.secret, his: his.secret };
	await tryDoors(world);
	await tryProposals(world);
	await tryActivities(world);
	await tryOrganization(world);
	await tryEnds(world);
	if (!whole) return faults;
	await tryErasure(world);
	await tryFlood(world);
	return faults;
}

type World = Readonly<{
	ask: Ask;
	is: (what: string, got: unknown, wanted: unknown) => void;
	forge: string;
	moulin: string;
	ada: Viewer;
	bruno: Viewer;
	hers: string;
	his: string;
}>;

const proposal = (organization: string, more: object = {}) => ({
	...{ organization, direction: 'offer', kind: 'studio', title: 'Un studio son', needs: 'Libre le vendredi.' },
	...{ sectors: [], until: day(60), languages: ['fr'], locality: 'Mons', ...more }
});

async function tryDoors({ ask, is, forge, ada, hers }: World): Promise<void> {
	const post = { method: 'POST', body: proposal(forge), as: '/proposals' } as const;
	const none = await ask('/proposals', post);
	is('without a key', [none.status, none.heads.get('www-authenticate')], [401, 'Bearer']);
	const wrong = await ask('/proposals', { ...post, key: `${hers.slice(0, -1)}x`, heads: { 'accept-language': 'en' } });
	is('a wrong key', [wrong.status, wrong.body.detail], [401, 'This key opens nothing, or nothing any more.']);
	is('a wrong key', wrong.heads.get('content-type'), 'application/problem+json');
	const { secret } = await keyOf(ada, forge, ['proposals:read']);
	const scope = await ask('/proposals', { ...post, key: secret });
	const challenge = 'Bearer error="insufficient_scope", scope="proposals:write"';
	is('a key for reading', [scope.status, scope.heads.get('www-authenticate')], [403, challenge]);
	is('a key in the address', (await ask(`/proposals?access_token=${hers}`)).status, 400);
	is('a form', (await ask('/proposals', { ...post, key: hers, heads: { 'content-type': 'text/plain' } })).status, 415);
	is('no JSON', (await ask('/proposals', { ...post, key: hers, body: '{' })).status, 400);
	is('JSON without end', (await ask('/proposals', { ...post, key: hers, body: '['.repeat(200_000) })).status, 400);
	const bad = await ask('/proposals', { ...post, key: hers, body: proposal(forge, { title: '', kind: 'x' }) });
	const pointers = ((bad.body.errors ?? []) as { pointer: string }[]).map(({ pointer }) => pointer).toSorted();
	is('a wrong body', [bad.status, pointers], [422, ['/kind', '/title']]);
	const other = await ask('/proposals', { method: 'PUT', key: hers, body: {} });
	is('another method', [other.status, other.heads.get('allow')?.startsWith('GET, POST')], [405, true]);
	is('nothing', (await ask('/nothing/at/all', { key: hers })).status, 404);
}

async function tryProposals({ ask, is, forge, moulin, hers, his }: World): Promise<void> {
	const post = { method: 'POST', as: '/proposals' } as const;
	is('for another', (await ask('/proposals', { ...post, key: hers, body: proposal(moulin) })).status, 404);
	const order = {
		...post,
		key: hers,
		heads: { 'idempotency-key': 'one' },
		body: proposal(forge, { audience: 'partners' })
	};
	const [made, again] = await Promise.all([ask('/proposals', order), ask('/proposals', order)]);
	is('the same order twice at once', [made.status, again.body.id], [201, made.body.id]);
	is('another order under its key', (await ask('/proposals', { ...order, body: proposal(forge) })).status, 422);
	const path = `/proposals/${made.body.id}`;
	const as = '/proposals/{id}';
	const read = await ask(path, { key: hers, as });
	is('her draft', [read.status, read.body.state], [200, 'draft']);
	is('another’s draft', (await ask(path, { key: his, as })).status, 404);
	const tag = read.heads.get('etag') ?? '';
	is('known already', (await ask(path, { key: hers, heads: { 'if-none-match': tag } })).status, 304);
	const put = { method: 'PUT', key: hers, as, heads: { 'if-match': tag } } as const;
	is(
		'written anew',
		(await ask(path, { ...put, body: proposal(forge, { audience: 'partners', title: 'Autre' }) })).status,
		200
	);
	is('over another’s change', (await ask(path, { ...put, body: proposal(forge) })).status, 412);
	const publish = { method: 'POST', as: '/proposals/{id}/publish' } as const;
	is('published by another', (await ask(`${path}/publish`, { ...publish, key: his })).status, 404);
	is('published', (await ask(`${path}/publish`, { ...publish, key: hers })).body.state, 'open');
	is('published twice', (await ask(`${path}/publish`, { ...publish, key: hers })).status, 422);
	const listed = async (key?: string) =>
		((await ask('/proposals', { ...(key ? { key } : {}), as: '/proposals' })).body.items as { id: string }[]).some(
			({ id }) => id === made.body.id
		);
	is('among partners', [await listed(), await listed(his)], [false, true]);
	const interest = { method: 'POST', key: his, as: '/proposals/{id}/interests' } as const;
	const talk = await ask(`${path}/interests`, { ...interest, body: { organization: moulin, words: 'Oui.' } });
	is('interested', [talk.status, talk.body.side], [201, 'interested']);
	const at = `/interests/${talk.body.id}`;
	is('accepted by who asked', (await ask(`${at}/accept`, { method: 'POST', key: his })).status, 422);
	is(
		'accepted',
		(await ask(`${at}/accept`, { method: 'POST', key: hers, as: '/interests/{id}/accept' })).body.state,
		'accepted'
	);
	const said = await ask(`${at}/messages`, {
		method: 'POST',
		key: hers,
		body: { message: 'Bien.' },
		as: '/interests/{id}/messages'
	});
	is('a message', (said.body.messages as unknown[]).length, 2);
	is('interests', ((await ask('/interests', { key: his, as: '/interests' })).body.items as unknown[]).length, 1);
	is(
		'withdrawn',
		(await ask(`${path}/withdraw`, { method: 'POST', key: hers, as: '/proposals/{id}/withdraw' })).body.state,
		'withdrawn'
	);
}

async function tryActivities({ ask, is, hers, his }: World): Promise<void> {
	const told = { kind: 'talk', area: 'agenda', title: words('Soirée'), summary: words('Un essai.'), body: null };
	const given = {
		...told,
		organization: 'la-forge',
		sectors: [],
		audience: null,
		price: null,
		minAge: null,
		languages: ['fr']
	};
	const post = { method: 'POST', as: '/offerings' } as const;
	is('an activity for another', (await ask('/offerings', { ...post, key: his, body: given })).status, 404);
	const made = await ask('/offerings', { ...post, key: hers, body: given });
	is('an activity', [made.status, made.body.state], [201, 'draft']);
	const path = `/offerings/${made.body.id}`;
	is('a draft of others', (await ask(path, { key: his, as: '/offerings/{id}' })).status, 404);
	const starts = new Date(Date.now() + 10 * 86_400_000);
	const when = {
		startsAt: starts.toISOString(),
		endsAt: new Date(starts.getTime() + 7_200_000).toISOString(),
		place: null
	};
	const online = { ...when, mode: 'online', onlineUrl: 'https://example.org/salle', capacity: 10 };
	const seance = await ask(`${path}/occurrences`, {
		method: 'POST',
		key: hers,
		body: online,
		as: '/offerings/{id}/occurrences'
	});
	is('a séance', [seance.status, seance.body.mode], [201, 'online']);
	const backwards = { ...when, endsAt: when.startsAt };
	is('it ends first', (await ask(`${path}/occurrences`, { method: 'POST', key: hers, body: backwards })).status, 422);
	is(
		'a new title',
		(await ask(path, { method: 'PUT', key: hers, body: { ...given, title: words('Nuit') }, as: '/offerings/{id}' }))
			.status,
		200
	);
	is(
		'shown',
		(await ask(`${path}/publish`, { method: 'POST', key: hers, as: '/offerings/{id}/publish' })).body.state,
		'published'
	);
	const others = (await ask(path, { key: his, as: '/offerings/{id}' })).body.occurrences as {
		onlineUrl: string | null;
	}[];
	is('where it is online, for others', others[0]?.onlineUrl, null);
	const at = `/occurrences/${seance.body.id}`;
	is('moved by another', (await ask(at, { method: 'PUT', key: his, body: when })).status, 404);
	is('moved', (await ask(at, { method: 'PUT', key: hers, body: when, as: '/occurrences/{id}' })).body.mode, 'on_site');
	const off = { method: 'POST', key: hers, as: '/occurrences/{id}/cancel' } as const;
	is(
		'called off with places that one does not know',
		(await ask(`${at}/cancel`, { ...off, body: { seats: 3 } })).status,
		409
	);
	is(
		'called off',
		(await ask(`${at}/cancel`, { ...off, body: { seats: 0, reason: words('Panne.') } })).body.status,
		'cancelled'
	);
	const list = await ask('/offerings', { key: hers, as: '/offerings' });
	is('her activities', [list.body.total, (await ask('/offerings', { key: his })).body.total], [1, 0]);
}

async function tryOrganization({ ask, is, forge, hers, his }: World): Promise<void> {
	const as = '/organizations/{id}';
	const path = `/organizations/${forge}`;
	const { body, status } = await ask(path, { key: his, as });
	const { id: _, slug: __, ...facts } = body;
	is('an organisation', status, 200);
	is('changed by another', (await ask(path, { method: 'PUT', key: his, body: facts, as })).status, 404);
	const changed = await ask(path, { method: 'PUT', key: hers, body: { ...facts, phone: '+32 65 00 00 00' }, as });
	is('its facts', [changed.status, changed.body.phone], [200, '+32 65 00 00 00']);
}

async function tryEnds({ ask, is, forge, moulin, ada, bruno, hers, his }: World): Promise<void> {
	const stands = async (key: string) => (await ask('/own-proposals', { key, as: '/own-proposals' })).status;
	await roleOf(ada, forge, false);
	is('her role is gone', await stands(hers), 401);
	await roleOf(ada, forge, true);
	is('her role is back', await stands(hers), 200);
	const { id, secret } = await keyOf(ada, forge);
	await transaction((tx) => endKey(tx, id, bySelf(ada), ada.id));
	is('ended', await stands(secret), 401);
	const late = await keyOf(ada, forge);
	await sql`update identity.key set ends_at = now() - interval '1 second' where id = ${late.id}`.execute(db);
	is('past its end', await stands(late.secret), 401);
	const all = await keyOf(bruno, null);
	is(
		'for all that he may',
		[
			await stands(all.secret),
			(await ask('/proposals', { method: 'POST', key: all.secret, body: proposal(moulin) })).status
		],
		[200, 201]
	);
	is(
		'one hash alone is kept',
		(await sql`select 1 from identity.key k where k::text like ${`%${his.slice(8, 30)}%`}`.execute(db)).rows.length,
		0
	);
}

async function tryErasure({ ask, is, bruno, his }: World): Promise<void> {
	// every module takes part in it, and to load them all is a second of a short run
	const { erase } = await import('../../../src/erase.ts');
	const all = await keyOf(bruno, null);
	await transaction((tx) => erase(tx, bruno.id));
	const stands = async (key: string) => (await ask('/own-proposals', { key, as: '/own-proposals' })).status;
	is('erased', [await stands(his), await stands(all.secret)], [401, 401]);
}

async function tryFlood({ ask, is, hers }: World): Promise<void> {
	let last = await ask('/own-proposals', { key: hers });
	for (let turn = 0; turn < 400 && last.status === 200; turn += 40)
		last =
			(
				await Promise.all(Array.from({ length: 40 }, () => ask('/own-proposals', { key: hers, as: '/own-proposals' })))
			).at(-1) ?? last;
	is('too much', [last.status, Number(last.heads.get('retry-after')) > 0], [429, true]);
}
