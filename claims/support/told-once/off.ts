import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { db, transaction } from '#kernel/server/db.ts';
import { openMail, post, prove } from '#kernel/server/mail.ts';
import { openMailbox } from '#kernel/server/told.fixture.ts';
import type { Topic } from '#kernel/topic.ts';
import { modules } from '../../../src/modules.ts';
import { withHub } from '../hub.ts';
import { sendForm, switchTo } from '../pages.ts';

const LETTERS = 40;
const topics = modules.flatMap((module) => module.topics ?? []);
const reminders = topics.find(({ id }) => id === 'notice.reminders') as Topic;
/** Long enough for all that was on its way. */
const LISTEN_MS = 4000;

/** Turns something off by the page of a running program while its letters are on their way. @returns how long after the answer the last one still came, in seconds */
export async function offAtOnce(rounds: number, wrong: string[]): Promise<number> {
	const box = await openMailbox();
	// the demonstration has letters of its own
	const mine = () => box.heard.filter(({ subject }) => subject.startsWith('Rappel '));
	let latest = 0;
	let heard = 0;
	try {
		await withHub({ args: ['--demo'], env: { SMTP_URL: box.smtp, LOG_LEVEL: 'warn' } }, async ({ url }) => {
			const { rows } = await sql<{ id: string; email: string }>`
				select p.id, p.email from identity.person p join identity.role r on r.person = p.id where r.role = 'admin' and r.revoked_at is null limit 1`.execute(
				db
			);
			const [{ id, email } = { id: '', email: '' }] = rows;
			await transaction((tx) => prove(tx, email));
			const cookies = await switchTo(url, id);
			for (let round = 0; round < rounds; round++) {
				await sendForm(url, cookies, '/me/notices', choice('now'));
				box.heard.length = 0;
				await transaction(async (tx) => {
					for (let at = 0; at < LETTERS; at++)
						await post(tx, {
							...{ to: email, locale: 'fr', words: 'people', person: id, subject: `Rappel ${at}`, text: 'À demain.' },
							told: { topic: reminders }
						});
				});
				while (!mine().length) await pause(5);
				await sendForm(url, cookies, '/me/notices', choice('never'));
				const answered = Date.now();
				await pause(LISTEN_MS);
				const last = mine().at(-1)?.at ?? 0;
				heard += mine().length;
				latest = Math.max(latest, (last - answered) / 1000);
			}
		});
	} finally {
		openMail({ from: 'Hub <hub@example.org>' });
		await box.close();
	}
	if (latest > 1) wrong.push(`a letter still came ${latest} seconds after its kind was turned off`);
	if (heard === rounds * LETTERS)
		console.log('all letters had left before their kind was turned off: nothing is shown of it');
	return Math.max(0, latest);
}

function choice(rhythm: string): FormData {
	const form = new FormData();
	form.set(reminders.id, rhythm);
	return form;
}
