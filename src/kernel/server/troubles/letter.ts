import { sql } from 'kysely';
import { m } from '#messages';
import { clock, longDate } from '../../time.ts';
import type { Locale } from '../../words.ts';
import type { Tx } from '../db.ts';
import { hub } from '../hub.ts';
import { post } from '../mail.ts';
import { publicUrl } from '../place.ts';
import type { Trouble, Untold } from './troubles.ts';

type Admin = Readonly<{ id: string; email: string; locale: Locale }>;

/** Tells each admin in her language what the hub met, how often and since when, and where to look. @returns the letters */
export async function writeTrouble(tx: Tx, untold: Untold): Promise<string[]> {
	const { name, timeZone } = await hub();
	const letters: string[] = [];
	for (const { id, email, locale } of await admins(tx)) {
		const words = wordsOf(untold, name, locale, timeZone);
		const paragraphs = [
			m.kernel_hello({}, { locale }),
			m[`kernel_trouble_${untold.kind}`](words, { locale }),
			...(untold.last.detail.how ? [howSaid(untold.last, locale)] : []),
			m[`kernel_trouble_look_${untold.kind}`]({}, { locale }),
			`${name}\n${publicUrl()}`
		];
		letters.push(
			await post(tx, {
				...{ to: email, person: id, locale, words: 'hub' },
				subject: m[`kernel_trouble_subject_${untold.kind}`]({ hub: name }, { locale }).replace(/[\r\n]+/g, ' '),
				text: `${paragraphs.join('\n\n')}\n`
			})
		);
	}
	return letters;
}

async function admins(tx: Tx): Promise<readonly Admin[]> {
	const { rows } = await sql<Admin>`
		select distinct p.id, p.email, p.locale from identity.role r join identity.person p on p.id = r.person
		where r.role = 'admin' and r.scope is null and r.revoked_at is null and p.email is not null and p.erased_at is null and p.suspended_at is null
		order by p.id`.execute(tx);
	return rows;
}

function wordsOf({ count, since, last }: Untold, name: string, locale: Locale, timeZone: string) {
	const moment = (at: Date): string => `${longDate(at, locale, timeZone)}, ${clock(at, locale, timeZone)}`;
	const { free = 0, last: backup } = last.detail;
	return {
		...{ hub: name, count, since: moment(since), at: moment(last.at), free },
		backup: backup ? moment(new Date(backup)) : m.kernel_trouble_no_backup({}, { locale })
	};
}

/** Why the program died, as far as its end says it. */
function howSaid({ detail: { how = '' } }: Trouble, locale: Locale): string {
	if (how === 'hung') return m.kernel_trouble_how_hung({}, { locale });
	if (how === 'SIGKILL') return m.kernel_trouble_how_killed({}, { locale });
	if (how === 'SIGABRT' || how === '134') return m.kernel_trouble_how_memory({}, { locale });
	return m.kernel_trouble_how_other({ how }, { locale });
}
