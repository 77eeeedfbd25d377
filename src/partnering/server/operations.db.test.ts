import type { RequestEvent } from '@sveltejs/kit';
import { sql } from 'kysely';
import { beforeAll, expect, test, vi } from 'vitest';
import { newId } from '#kernel/id.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { answerProgram } from '../../api.ts';
import { changeProposal, writeProposal } from './index.ts';
import { by, organization, person, proposed } from './partnering.fixture.ts';

beforeAll(async () => {
	await testDatabase();
	openSecret('x'.repeat(40), 'none');
});

test('what a page changes at the same moment is not written over by a program that has read it before', async () => {
	const atelier = await organization('Atelier');
	const ines = await person('Ines', 'partner', atelier);
	const program = { key: newId(), viewer: ines, scopes: ['proposals:read', 'proposals:write'] };
	const id = await transaction((tx) => writeProposal(tx, proposed(atelier), ines));
	const ask = async (method: 'get' | 'put', init: RequestInit = {}) => {
		const url = new URL(`http://hub.example/api/v1/proposals/${id}`);
		const request = new Request(url, { method, ...init });
		const event = { request, url, locals: { program, locale: 'fr' } } as unknown as RequestEvent;
		return answerProgram(event, method, `/proposals/${id}`);
	};
	const read = (await ask('get')).headers.get('etag') ?? '';
	const { promise, resolve } = Promise.withResolvers<void>();
	const saving = transaction(async (tx) => {
		await changeProposal(tx, id, proposed(atelier, { title: 'De la page' }), ines, by(ines));
		await promise;
	});
	const writing = ask('put', {
		headers: { 'content-type': 'application/json', 'if-match': read },
		body: JSON.stringify(proposed(atelier, { title: 'Du programme' }))
	});
	await Promise.race([
		writing.catch(() => undefined),
		vi.waitFor(async () =>
			expect((await sql`select from pg_locks where not granted`.execute(db)).rows.length).toBeGreaterThan(0)
		)
	]);
	resolve();
	await saving;
	await expect(writing).rejects.toMatchObject({ status: 412, code: 'programs_changed' });
	const { rows } = await sql<{ title: string }>`select title from partnering.proposal where id = ${id}`.execute(db);
	expect(rows).toEqual([{ title: 'De la page' }]);
});
