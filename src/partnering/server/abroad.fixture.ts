import { sql } from 'kysely';
import type { Viewer } from '#kernel/identity/index.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { OutsideInterest } from '../outside.ts';
import { acceptInterest, answerByKnock, askCode, knock, outsideByLink, signWith } from './index.ts';
import { by } from './partnering.fixture.ts';

/** What somebody abroad answers. */
export const said = (email: string, more: object = {}) =>
	OutsideInterest.parse({
		...{ name: 'Revontuli Oy', person: 'Aino Virtanen', country: 'FI', number: '2077474-0', email, locale: 'fi' },
		...{ words: 'Kiinnostaa.', ...more }
	});

/** What was written to an address, the latest first. */
export async function lettersTo(address: string) {
	const { rows } = await sql<{ subject: string; text: string; reply: string | null }>`
		select subject, text, headers ->> 'Reply-To' as reply from kernel.mail where recipient = ${address} and not held order by written_at desc, id desc`.execute(
		db
	);
	return rows;
}
export const tokenIn = (text = ''): string => /\/([^/\s]+\.[^/\s]+\.[^/\s]*\.[\w-]+)$/m.exec(text)?.[1] ?? '';
export const codeIn = (text = ''): string => /\b(\d{6})\b/.exec(text)?.[1] ?? '';
export const lastTo = async (address: string) => (await lettersTo(address))[0];

/** An outside party in a talk that is accepted. */
export async function talking(author: Viewer, of: string, email: string) {
	await transaction((tx) => knock(tx, of, said(email)));
	const link = tokenIn((await lastTo(email))?.text);
	const path = await transaction((tx) => answerByKnock(tx, link, null, { source: 'web' }));
	const token = path.split('/').at(-1) ?? '';
	const { party, interest } = await outsideByLink(token);
	await transaction((tx) => acceptInterest(tx, interest, author, by(author)));
	return { token, party, interest, reader: { outside: party.id }, email };
}

type Talking = Awaited<ReturnType<typeof talking>>;
export const ask = ({ party, interest }: Talking, act: 'propose' | 'confirm' | 'erase', words = '') =>
	transaction((tx) => askCode(tx, { party, interest, act, words }));
export const sign = ({ party, interest }: Talking, code: string, secret?: string, now?: Date) =>
	signWith({ party, interest, code, secret }, { source: 'web' }, now);
