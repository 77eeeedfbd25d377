import { rm } from 'node:fs/promises';
import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import { firstAdminLink } from '#kernel/identity/server/invitations.ts';
import { asAddress } from '#kernel/identity/server/persons.ts';
import { db, openPool, transaction } from '#kernel/server/db.ts';
import { demo, forgetHub } from '#kernel/server/hub.ts';
import { endEdition } from '#kernel/server/kept/edition.ts';
import { post } from '#kernel/server/mail.ts';
import { migrate } from '#kernel/server/migrate.ts';
import { filesFolder } from '#kernel/server/storage.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { filmsFolder } from '#stage/server';
import { modules } from './modules.ts';

/**
 * Empties the hub, log and files included: the log refuses to forget a row, so every schema of ours goes and is made again. The tables of the jobs
 * stay, emptied, since a program that runs works on them.
 */
export async function clearHub(): Promise<void> {
	await transaction(async (tx) => {
		for (const { name } of modules) await sql`drop schema if exists ${sql.id(name)} cascade`.execute(tx);
		await sql`drop table public.migration`.execute(tx);
		const { rows } = await sql<{ there: boolean }>`select to_regclass('pgboss.job') is not null as there`.execute(tx);
		if (rows[0]?.there) await sql`delete from pgboss.job`.execute(tx);
	});
	await migrate(openPool());
	for (const folder of [filesFolder(), filmsFolder()]) await rm(folder, { recursive: true, force: true });
	forgetHub();
	endEdition();
	// every program, this one too, remembers the hub that was: its settings and menu, and the year of its facts
	await sql`select pg_notify('setting', ''), pg_notify('pulse', '')`.execute(db);
}

/**
 * Erases the demonstration of a program that runs. Its admin is invented and goes too, so the given address becomes the first admin's: a letter with
 * the link waits in the outbox of the new hub.
 * @returns the link, which serves once within fourteen days. Throws settings_demo_not, identity_email_wrong.
 */
export async function clearDemonstration(email: string, locale: Locale): Promise<string> {
	const to = asAddress(email);
	if (!(await demo()).on) throw refused('settings_demo_not');
	await clearHub();
	return transaction(async (tx) => {
		const link = await firstAdminLink(tx, to, locale);
		const text = `${m.settings_demo_letter({}, { locale })}\n\n${link}\n`;
		await post(tx, { to, locale, words: 'hub', opens: true, subject: m.settings_demo_erased({}, { locale }), text });
		return link;
	});
}
