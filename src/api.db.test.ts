import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { RequestEvent } from '@sveltejs/kit';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { endKey } from '#kernel/identity/server/keys.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { absent, grant, revoke } from '#kernel/identity/server/roles.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { enterByKey, makeApiKey } from '#programs/server';
import { testDatabase } from '../tests/support/database.ts';
import { answerProgram } from './api.ts';

/** The interface on a socket of this machine, without the pages around it. */
const server = createServer(async (request, response) => {
	const { status, body } = await answered(request).catch((error: { status?: number; code?: string }) => ({
		...{ status: error.status ?? 500, body: { code: error.code ?? String(error) } }
	}));
	response.statusCode = status;
	response.end(JSON.stringify(body));
});

async function answered(asked: IncomingMessage): Promise<{ status: number; body: unknown }> {
	const url = new URL(asked.url ?? '', address());
	const { method = '', headers } = asked;
	const body = method === 'GET' ? {} : { body: await text(asked) };
	const request = new Request(url, { method, headers: { 'content-type': 'application/json' }, ...body });
	const program = await enterByKey(headers.authorization ?? null);
	const event = { request, url, locals: { program, locale: 'fr' } } as unknown as RequestEvent;
	const answer = await answerProgram(event, method.toLowerCase() as 'get' | 'post', url.pathname);
	return { status: answer.status, body: await answer.json() };
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
