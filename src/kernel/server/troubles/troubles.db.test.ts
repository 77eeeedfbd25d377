import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { findOrMakePerson } from '../../identity/server/persons.ts';
import { grant } from '../../identity/server/roles.ts';
import { backup } from '../backup/backup.ts';
import { db, transaction } from '../db.ts';
import { setPublicUrl } from '../place.ts';
import { deathsOfWeek, keepTroubles, type Trouble } from './troubles.ts';
import { backupTrouble } from './watching.ts';

let connection: pg.PoolConfig;
beforeEach(async () => {
	({ connection } = await testDatabase());
	setPublicUrl('https://hub.example');
});

const HOUR_MS = 3_600_000;
const ago = (hours: number): Date => new Date(Date.now() - hours * HOUR_MS);
const died = (at: Date, how = 'SIGKILL'): Trouble => ({ kind: 'program', at, detail: { how } });

async function admin(name: string, locale: 'fr' | 'en'): Promise<void> {
	const email = `${name}@example.org`;
	await transaction(async (tx) => {
		const person = await findOrMakePerson(tx, { name, email, locale, fictional: true });
		await grant(tx, { person, role: 'admin', scope: null, by: null, source: 'desk' });
	});
}

async function letters(): Promise<{ recipient: string; subject: string; text: string }[]> {
	const { rows } = await sql<{ recipient: string; subject: string; text: string }>`
		select recipient, subject, text from kernel.mail order by recipient, written_at`.execute(db);
	return rows;
}

test('of many deaths each admin has one letter in her language, and the next one on another day', async () => {
	await admin('ada', 'en');
	await admin('zoe', 'fr');
	const last = died(ago(0.2), 'SIGABRT');
	await keepTroubles([died(ago(1)), died(ago(0.5)), last]);
	const [english, french] = await letters();
	expect(english).toMatchObject({
		recipient: 'ada@example.org',
		subject: expect.stringMatching(/stopped and came back/)
	});
	expect(english?.text).toMatch(/stopped 3 times since .*memory.*doctor/s);
	expect(french?.text).toMatch(/3 fois/);
	// told again by a parent that does not know that it was heard, and one more
	await keepTroubles([last, died(ago(0.1))]);
	expect(await letters()).toHaveLength(2);
	await sql`update kernel.trouble set told_at = now() - interval '25 hours' where told_at is not null`.execute(db);
	await keepTroubles([died(new Date(), 'hung')]);
	const after = await letters();
	expect(after).toHaveLength(4);
	// with the one that fell into the quiet day
	expect(after[1]?.text).toMatch(/stopped 2 times.*sign of life/s);
	expect(await deathsOfWeek()).toMatchObject({ count: 5, last: { detail: { how: 'hung' } } });
});

test('what two programs meet at one moment is told once, and to nobody as long as there is no admin', async () => {
	const full: Trouble = { kind: 'disk', at: new Date(), detail: { free: 12 } };
	await keepTroubles([full]);
	expect(await letters()).toEqual([]);
	await admin('ada', 'en');
	await Promise.all([keepTroubles([full]), keepTroubles([{ ...full, at: ago(0.01) }])]);
	const told = await letters();
	expect(told).toHaveLength(1);
	expect(told[0]?.text).toContain('12 MB');
});

test('a hub is asked for its backups by their age, or by its own', async () => {
	expect(await backupTrouble(26)).toBeNull();
	await sql`update public.migration set run_at = run_at - interval '27 hours'`.execute(db);
	expect(await backupTrouble(26)).toMatchObject({ kind: 'backup', detail: { last: null } });
	expect(await backupTrouble(0)).toBeNull();
	const pool = new pg.Pool(connection);
	const folder = mkdtempSync(join(tmpdir(), 'valley-troubles-'));
	await backup(pool, folder, join(folder, 'hub.tar.gz')).finally(() => pool.end());
	expect(await backupTrouble(26)).toBeNull();
	await sql`update kernel.backup set made_at = made_at - interval '27 hours'`.execute(db);
	expect((await backupTrouble(26))?.detail.last).toBeTruthy();
});
