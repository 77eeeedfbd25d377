import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { RequestEvent } from '@sveltejs/kit';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { endKey } from '#kernel/identity/server/keys.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { absent, grant, revoke } from '#kernel/identity/server/roles.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { changeProposal, writeProposal } from '#partnering/server';
import { enterByKey, makeApiKey } from '#programs/server';
import { testDatabase } from '../tests/support/database.ts';
import { answerProgram } from './api.ts';
import { by, organization, person, proposed } from './partnering/server/partnering.fixture.ts';

/** The interface on a socket of this machine, without the pages around it. */
const server = createServer(async (request, response) => {
	const { status, body, etag } = await answered(request).catch((error: { status?: number; code?: string }) => ({
		...{ etag: null, status: error.status ?? 500, body: { code: error.code ?? String(error) } }
	}));
	response.statusCode = status;
	if (etag) response.setHeader('etag', etag);
	response.end(JSON.stringify(body));
});

async function answered(asked: IncomingMessage): Promise<{ status: number; body: unknown; etag?: string | null }> {
	const url = new URL(asked.url ?? '', address());
	const { method = '', headers } = asked;
	const body = method === 'GET' ? {} : { body: await text(asked) };
	const match = headers['if-match'];
	const given = { 'content-type': 'application/json', ...(match ? { 'if-match': match } : {}) };
	const request = new Request(url, { method, headers: given, ...body });
	const program = await enterByKey(headers.authorization ?? null);
	const event = { request, url, locals: { program, locale: 'fr' } } as unknown as RequestEvent;
	const answer = await answerProgram(event, method.toLowerCase() as 'get' | 'post' | 'put', url.pathname);
	return { status: answer.status, body: await answer.json(), etag: answer.headers.get('etag') };
}

const address = (): string => `http://127.0.0.1:${(server.address() as { port: number }).port}`;
const forge = newId();
const given = { role: 'partner', by: null, source: 'desk', scope: ref('organization', forge) } as const;
let ada: Viewer;

beforeAll(async () => {
	await testDatabase();
	openSecret('x'.repeat(40), 'none');
	const id = await transaction(async (tx) => {
		const made = await findOrMakePerson(tx, { name: 'Ada', email: 'ada@example.org', locale: 'fr', fictional: true });
		await grant(tx, { ...given, person: made });
		return made;
	});
	ada = (await absent(id)) as Viewer;
	await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterAll(async () => {
	server.closeAllConnections();
	await once(server.close(), 'close');
});

const keyFor = (...scopes: readonly string[]) =>
	transaction((tx) => makeApiKey(tx, { name: 'Essai', days: 30, scope: given.scope, scopes }, ada));

/** The status and, of a refusal, its code. */
async function ask(path: string, key?: string, body?: object): Promise<[number, string?]> {
	const answer = await fetch(address() + path, {
		...(key ? { headers: { authorization: `Bearer ${key}` } } : {}),
		...(body ? { method: 'POST', body: JSON.stringify(body) } : {})
	});
	const { code } = (await answer.json()) as { code?: string };
	return code ? [answer.status, code] : [answer.status];
}
const wrong = [401, 'programs_key_wrong'];

test('a key is worth the scopes that it was given, and no key opens nothing', async () => {
	const { secret } = await keyFor('proposals:read');
	expect(await ask('/own-proposals', secret)).toEqual([200]);
	expect(await ask('/proposals', secret, {})).toEqual([403, 'programs_scope_missing']);
	expect(await ask('/offerings', secret)).toEqual([403, 'programs_scope_missing']);
	expect(await ask('/own-proposals')).toEqual([401, 'programs_key_first']);
	expect(await ask('/own-proposals', secret.replace(/.$/, secret.endsWith('x') ? 'y' : 'x'))).toEqual(wrong);
});

test('a key is worth what its person may do at that moment', async () => {
	const { secret } = await keyFor('proposals:read');
	await transaction((tx) => revoke(tx, { ...given, person: ada.id }));
	expect(await ask('/own-proposals', secret)).toEqual(wrong);
	await transaction((tx) => grant(tx, { ...given, person: ada.id }));
	expect(await ask('/own-proposals', secret)).toEqual([200]);
});

test('a key that is revoked or past its end opens nothing, and nobody ends another’s', async () => {
	const [revoked, late] = [await keyFor('proposals:read'), await keyFor('proposals:read')];
	const by = { actor: ref('person', ada.id), source: 'web' } as const;
	await expect(transaction((tx) => endKey(tx, revoked.id, by, newId()))).rejects.toMatchObject({ status: 404 });
	expect(await ask('/own-proposals', revoked.secret)).toEqual([200]);
	await transaction((tx) => endKey(tx, revoked.id, by, ada.id));
	expect(await ask('/own-proposals', revoked.secret)).toEqual(wrong);
	await sql`update identity.key set ends_at = now() - interval '1 second' where id = ${late.id}`.execute(db);
	expect(await ask('/own-proposals', late.secret)).toEqual(wrong);
});

test('what a page changes at the same moment is not written over by a program that has read it before', async () => {
	const atelier = await organization('Atelier');
	const ines = await person('Ines', 'partner', atelier);
	const asked = {
		name: 'Essai',
		days: 30,
		scope: ref('organization', atelier),
		scopes: ['proposals:read', 'proposals:write']
	};
	const { secret } = await transaction((tx) => makeApiKey(tx, asked, ines));
	const id = await transaction((tx) => writeProposal(tx, proposed(atelier), ines));
	const headers = { authorization: `Bearer ${secret}` };
	const etag = (await fetch(`${address()}/proposals/${id}`, { headers })).headers.get('etag') ?? '';
	const { promise, resolve } = Promise.withResolvers<void>();
	const saving = transaction(async (tx) => {
		await changeProposal(tx, id, proposed(atelier, { title: 'De la page' }), ines, by(ines));
		await promise;
	});
	const body = JSON.stringify(proposed(atelier, { title: 'Du programme' }));
	const program = fetch(`${address()}/proposals/${id}`, {
		method: 'PUT',
		headers: { ...headers, 'if-match': etag },
		body
	});
	await vi.waitFor(async () =>
		expect((await sql`select from pg_locks where not granted`.execute(db)).rows.length).toBeGreaterThan(0)
	);
	resolve();
	await saving;
	expect((await program).status).toBe(412);
	const { rows } = await sql<{ title: string }>`select title from partnering.proposal where id = ${id}`.execute(db);
	expect(rows).toEqual([{ title: 'De la page' }]);
});
