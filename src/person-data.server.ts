import { refused } from '#kernel/errors.ts';
import { trace } from '#kernel/identity/server/traces.ts';
import { keptUntil } from '#kernel/proof.ts';
import { transaction } from '#kernel/server/db.ts';
import { operations } from '#kernel/server/operations.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { erase, exportOf, proofsOf } from './erase.ts';

/** All that the hub keeps about a person, as a file (GDPR, articles 15 and 20). The caller has checked personActs.export. */
export async function handOver(person: string, to: 'herself' | 'team'): Promise<Response> {
	const headers = {
		'content-type': 'application/json; charset=utf-8',
		'content-disposition': 'attachment; filename="creative-valley.json"',
		'cache-control': 'private, no-store'
	};
	return new Response(JSON.stringify(await exportOf(person, to), null, '\t'), { headers });
}

/** Erases a person. Nobody is erased by one press of a button: the word must have been typed. @param by who of the team does it, if it is not herself. @throws me_erase_other_word. */
export async function eraseByWord(
	person: string,
	typed: string,
	locale: Locale,
	by: string | null = null
): Promise<void> {
	const word = m.me_erase_word({}, { locale });
	if (typed.trim().toLowerCase() !== word.toLowerCase()) throw refused('me_erase_other_word', { word }, 422);
	await transaction(async (tx) => {
		await erase(tx, person);
		await trace(tx, { what: 'erased', person: null, actor: by });
	});
}

/** What would stay of a person under seal if she were erased today: how many things that which operation paid for, and the last day on which they are kept, null where it is not known yet. */
export async function sealedIfErased(
	person: string,
	locale: Locale
): Promise<Readonly<{ operation: string; count: number; until: string | null }>[]> {
	const proofs = await proofsOf(person);
	return (await operations()).flatMap((one) => {
		const count = proofs.filter((proof) => proof.operations.includes(one.code)).length;
		return count ? [{ operation: say(one.name, locale).text, count, until: keptUntil(one) }] : [];
	});
}
