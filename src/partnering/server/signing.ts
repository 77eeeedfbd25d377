import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { limit } from '#kernel/server/limits.ts';
import { keyFor } from '#kernel/server/secret.ts';
import type { SigningAct } from '../outside.ts';
import { mayTalk } from '../states.ts';
import { confirmAgreement, proposeAgreement } from './agreeing.ts';
import { eraseOutside } from './outside-data.ts';
import { writeCode } from './outside-letters.ts';
import { lockOutside, type OutsideParty } from './outsides.ts';
import { type On, within } from './tables.ts';
import { asTalk, type Interest, lockTalk } from './talks.ts';

const CODE_MINUTES = 15;
const MOST_TRIES = 5;

/** What is to be signed, in which talk and by whom. Only to be erased takes no talk. */
type Asked = Readonly<{
	party: OutsideParty;
	act: SigningAct;
	words: string;
	/** Null on the page of a proposal of its own, which is called `title`. */
	interest: string | null;
	title?: string;
}>;

/**
 * Sends six digits to the address of an outside party, for these words alone: whoever has only its link cannot read them. Those before serve no more.
 * @returns the secret that the browser keeps, in which alone they serve. Throws 404, partnering_not_now, partnering_words_changed, 429
 */
export async function askCode(
	tx: Tx,
	{ party, interest, act, words, title }: Asked,
	now = new Date()
): Promise<string> {
	await limit('letter', `signing ${party.id}`);
	const talk = interest ? await lockTalk({ outside: party.id }, interest, tx) : null;
	const agreement = act === 'erase' ? null : agreementToSign(talk, act, words);
	const code = String(randomInt(1_000_000)).padStart(6, '0');
	const secret = randomBytes(24).toString('base64url');
	const made = {
		...{ act, interest, words, agreement, tries: 0 },
		...{ code: macOf('code', party.id, code), browser: macOf('browser', party.id, secret) },
		expiresAt: new Date(now.getTime() + CODE_MINUTES * 60_000)
	};
	await within(tx)
		.insertInto('partnering.signing')
		.values({ outside: party.id, ...made })
		.onConflict((conflict) => conflict.column('outside').doUpdateSet(made))
		.execute();
	await writeCode(tx, party, { act, code, minutes: CODE_MINUTES, title: talk?.proposal.title ?? title ?? '', words });
	return secret;
}

/** Which agreement a code confirms; none where words are put down. @throws partnering_not_now, partnering_words_changed */
function agreementToSign(talk: Interest | null, act: Exclude<SigningAct, 'erase'>, words: string): string | null {
	const agreement = talk?.agreement ?? null;
	if (!talk || (act === 'propose' && !mayTalk(asTalk(talk), 'propose'))) throw refused('partnering_not_now', {}, 422);
	if (act === 'propose') return null;
	if (!agreement || agreement.agreedAt || agreement[talk.side]) throw refused('partnering_not_now', {}, 422);
	if (agreement.words !== words) throw refused('partnering_words_changed', {}, 422);
	return agreement.id;
}

/** What waits for its code in this browser and in this talk; null where nothing does. */
export async function waitingCode(party: string, interest: string | null, secret: string | undefined, on: On = db) {
	const row = await rowOf(party, on);
	const waits = row && secret && row.interest === interest && isSame(row.browser, macOf('browser', party, secret));
	return waits && row.expiresAt > new Date() && row.tries < MOST_TRIES ? { act: row.act, words: row.words } : null;
}

type Given = Readonly<{ party: OutsideParty; interest: string | null; code: string; secret: string | undefined }>;

/**
 * Does what was asked, with the code that went to the proved address, in the browser that asked for it. It serves once.
 * @returns what was done. Throws partnering_code_none, partnering_code_browser, partnering_code_late, partnering_code_tries, partnering_code_wrong, and what the act throws
 */
export async function signWith(given: Given, by: Pick<By, 'source'>, now = new Date()): Promise<SigningAct> {
	// a wrong one is counted whatever becomes of the act
	const wrong = await transaction((tx) => tryCode(tx, given, now));
	if (wrong) throw refused(wrong, {}, 422);
	return transaction(async (tx) => {
		const { party, interest } = given;
		await lockOutside(tx, party.id);
		const row = await within(tx)
			.deleteFrom('partnering.signing')
			.where('outside', '=', party.id)
			.where('interest', 'is not distinct from', interest)
			.where('code', '=', codeOf(given))
			.returningAll()
			.executeTakeFirst();
		if (!row) throw refused('partnering_code_none', {}, 422);
		const signer = { outside: party.id, signed: true } as const;
		const as = { ...by, actor: null };
		if (row.act === 'erase') await eraseOutside(tx, party.id, as);
		else if (!interest) throw missing();
		else if (row.act === 'propose') await proposeAgreement(tx, interest, row.words, signer, as);
		else {
			await sameWords(tx, interest, row.agreement);
			await confirmAgreement(tx, interest, row.words, signer, as);
		}
		return row.act;
	});
}

type Wrong = `partnering_code_${'none' | 'browser' | 'late' | 'tries' | 'wrong'}`;

/** What is wrong with a code; null when it is the one that was sent. */
async function tryCode(tx: Tx, given: Given, now: Date): Promise<Wrong | null> {
	const { party, interest, secret } = given;
	const row = await rowOf(party.id, tx, true);
	if (!row || row.interest !== interest) return 'partnering_code_none';
	if (!secret || !isSame(row.browser, macOf('browser', party.id, secret))) return 'partnering_code_browser';
	if (row.expiresAt <= now) return 'partnering_code_late';
	if (row.tries >= MOST_TRIES) return 'partnering_code_tries';
	if (isSame(row.code, codeOf(given))) return null;
	await within(tx)
		.updateTable('partnering.signing')
		.set({ tries: row.tries + 1 })
		.where('outside', '=', party.id)
		.execute();
	return 'partnering_code_wrong';
}

/** Words that were put down anew are another agreement, even where they are the same. @throws partnering_words_changed */
async function sameWords(tx: Tx, interest: string, agreement: string | null): Promise<void> {
	const { rows } = await sql`
		select from partnering.agreement where interest = ${interest} and id = ${agreement}`.execute(tx);
	if (!rows.length) throw refused('partnering_words_changed', {}, 422);
}

const rowOf = (party: string, on: On, locked = false) =>
	within(on)
		.selectFrom('partnering.signing')
		.selectAll()
		.where('outside', '=', party)
		.$if(locked, (query) => query.forUpdate())
		.executeTakeFirst();

const codeOf = ({ party, code }: Given): string => macOf('code', party.id, code.replace(/\s/g, ''));

const isSame = (one: string, other: string): boolean => timingSafeEqual(Buffer.from(one), Buffer.from(other));

const macOf = (of: 'code' | 'browser', party: string, secret: string): string =>
	createHmac('sha256', keyFor(`partnering ${of}`))
		.update(`${party} ${secret}`)
		.digest('hex');
