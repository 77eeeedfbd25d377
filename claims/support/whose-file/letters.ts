import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { ask, type Looker, note, read } from './looking.ts';
import { readIn } from './planted.ts';

type Keys = ReadonlyMap<string, string>;
type Letter = Readonly<{ recipient: string; words: string }>;

/** Every letter as it was when it was written: some lose their words once they are sent. */
export async function keepLetters(): Promise<void> {
	await sql`create table public.claim_letter (at serial, recipient text, words text)`.execute(db);
	await sql`create function public.claim_letter() returns trigger language plpgsql as
		$$ begin insert into public.claim_letter (recipient, words) values (new.recipient, concat_ws(' ', new.subject, new.text, new.html)); return new; end $$`.execute(
		db
	);
	await sql`create trigger claim_letter before insert on kernel.mail for each row execute function public.claim_letter()`.execute(
		db
	);
}

const letters = async (): Promise<Letter[]> =>
	(await sql<Letter>`select recipient, words from public.claim_letter order by at`.execute(db)).rows;

/** The six digits that the latest letter to an address has. */
export async function codeTo(address: string): Promise<string> {
	const codes = (await letters()).flatMap(({ recipient, words }) =>
		recipient === address.toLowerCase() ? (/(?<![\w-])\d{6}(?![\w-])/.exec(words)?.[0] ?? []) : []
	);
	const code = codes.at(-1);
	if (!code) throw new Error(`no code came to ${address}`);
	return code;
}

/** Gives everybody the letters that went to her address. @returns what went to an address of nobody who looks */
export async function readLetters(byAddress: ReadonlyMap<string, Looker>, keys: Keys): Promise<string[]> {
	const astray: string[] = [];
	for (const { recipient, words } of await letters()) {
		read.letters++;
		const who = byAddress.get(recipient.toLowerCase());
		const inIt = readIn(words, keys);
		if (who) note(who, 'a letter', inIt);
		else if (inIt.size) astray.push(recipient);
	}
	return astray;
}

/** Has everybody follow the links of her letters that have a secret of their own. */
export async function followLinks(url: string, byAddress: ReadonlyMap<string, Looker>, keys: Keys): Promise<void> {
	for (const { recipient, words } of await letters()) {
		const who = byAddress.get(recipient.toLowerCase());
		const secret = /https?:\/\/\S+\/(?:[0-9a-f-]{36}\.)?[\w-]{43}(?![\w-])/g;
		for (const [link] of who ? words.matchAll(secret) : []) {
			const { pathname } = new URL(link);
			if (who) note(who, 'a link in a letter', readIn((await ask(url + pathname, who.cookie)).text, keys));
		}
	}
}
