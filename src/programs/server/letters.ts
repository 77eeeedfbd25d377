import { href } from '#kernel/address.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { post } from '#kernel/server/mail.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { m } from '#messages';
import type { Pause } from '../endpoint.ts';

type Paused = Readonly<{ id: string; person: string; name: string; why: Exclude<Pause, 'hand'> }>;

/** Tells whose endpoint it is that nothing is sent there any more, and why. */
export async function writePaused(tx: Tx, { id, person, name, why }: Paused): Promise<void> {
	const reader = await personById(person, tx);
	if (!reader?.email || reader.erasedAt) return;
	const { locale } = reader;
	await post(tx, {
		...{ to: reader.email, person, locale, words: 'people', confidential: true },
		subject: m.programs_paused_subject({ name }, { locale }).replace(/[\r\n]+/g, ' '),
		text: [
			m.web_hello_name({ name: reader.name }, { locale }),
			why === 'gone' ? m.programs_paused_gone({ name }, { locale }) : m.programs_paused_failing({ name }, { locale }),
			publicUrl() + href(`/me/developers/${id}`, locale),
			`${(await hub()).name}\n`
		].join('\n\n')
	});
}
