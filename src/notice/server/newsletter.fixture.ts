import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { parseAddress } from '#kernel/address.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { prepareJobs } from '#kernel/server/jobs.ts';
import { setPublicUrl } from '#kernel/server/place.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { askForNewsletter, confirmNewsletter, subscribers } from './index.ts';
import { stopLink } from './newsletter-subscribers.ts';

export const words = (fr: string) => ({ source: 'fr', fr, en: `${fr} (en)` }) as const;

/** A hub that sends letters, and who writes them. */
export async function ground(): Promise<Viewer> {
	const { connection } = await testDatabase();
	openSecret('a secret for the tests', '');
	openStorage(mkdtempSync(join(tmpdir(), 'valley-newsletter-')));
	prepareJobs(connection);
	setPublicUrl('https://hub.example');
	const ada = { name: 'Ada', email: 'ada@example.org', locale: 'fr' } as const;
	const id = await transaction((tx) => findOrMakePerson(tx, ada));
	return { ...ada, id, roles: [], secondFactor: true, sessionId: 's' };
}

export async function clear(): Promise<void> {
	await sql`delete from kernel.mail`.execute(db);
	await sql`delete from notice.newsletter_delivery`.execute(db);
	await sql`delete from notice.newsletter`.execute(db);
	await sql`delete from notice.subscriber`.execute(db);
}

export const ask = (email: string, locale: 'fr' | 'en' = 'fr') =>
	transaction((tx) => askForNewsletter(tx, { email, locale, source: 'form' }));
export type Mail = { recipient: string; text: string; html: string; headers: Record<string, string> };
export const mails = async () =>
	(await sql<Mail>`select recipient, text, html, headers from kernel.mail order by written_at`.execute(db)).rows;
/** The token in a letter's link to one of the newsletter's pages; '' where there is none. */
export function tokenIn({ text }: Mail, what: 'confirm' | 'stop'): string {
	const paths = [...text.matchAll(/https?:\S+/g)].map(([link]) => parseAddress(new URL(link).pathname)?.path);
	const path = paths.find((one) => one?.startsWith(`/newsletter/${what}/`));
	return path?.split('/').at(-1) ?? '';
}
export const idOf = async (email: string): Promise<string> =>
	(await subscribers({ q: email, state: '', limit: 1, offset: 0 })).rows[0]?.id ?? '';
export const tokenOfStop = (id: string): string => stopLink(id, 'fr').split('/').at(-1) ?? '';

export async function subscribed(email: string, locale: 'fr' | 'en' = 'fr'): Promise<void> {
	await ask(email, locale);
	const asked = (await mails()).findLast(({ recipient }) => recipient === email);
	if (!asked) throw new Error('no letter asked');
	await transaction((tx) => confirmNewsletter(tx, tokenIn(asked, 'confirm')));
	await sql`delete from kernel.mail`.execute(db);
}
