import type { Script } from './draw.ts';
import { codeFor, otherThan, partnerLink, press, read } from './partner-page.ts';
import { answersInDesk, type Played } from './world.ts';

/** What was tried with a link that was passed on, or twice, and how often that did something. */
export type Tried = { tries: number; acted: number; problems: string[] };

const answerOf = (script: Script, code: string) => ({
	action: script.answer.says === 'returned' ? 'back' : 'accept',
	fields: { code, name: 'Lou Partenaire', words: 'Voici ma réponse.' }
});

/** Counts an attempt that must do nothing. */
function tried(into: Tried, what: string, done: boolean): void {
	into.tries++;
	if (!done) return;
	into.acted++;
	into.problems.push(`${what} did something`);
}

/** The partner answers by its link and a code; before and after, whoever has only the link tries what he can. @param other another referral that waits for its own partner */
export async function answersByLink(played: Played, other: Played | undefined, into: Tried): Promise<void> {
	const { script, url, partner, asks } = played;
	const link = await partnerLink(url, partner);
	const has = (trick: Script['tricks'][number]): boolean => script.tricks.includes(trick);
	const send = async (code: string, to = link): Promise<boolean> => {
		const { action, fields } = answerOf(script, code);
		return (await press(to, action, fields)) === 303;
	};
	if (has('forwarded')) {
		const page = await read(link);
		if (!page.body.includes(asks)) into.problems.push(`${asks} does not stand on the partner's page`);
		tried(into, 'a link without a code', await send('000000'));
		tried(into, 'a changed link', await send('000000', `${link.slice(0, -3)}abc`));
		const consent = link.replace('/partenaire/', '/orientation/');
		tried(into, "a partner's link as hers", (await press(consent, 'withdraw')) < 404);
	}
	if (has('guessed')) {
		const code = await codeFor(link, partner);
		for (let turn = 0; turn < 5; turn++) tried(into, 'a guessed code', await send(otherThan(code)));
		tried(into, 'the right code after five wrong ones', await send(code));
	}
	const code = await codeFor(link, partner);
	if (has('anothers') && other) tried(into, "another's code", await send(code, await partnerLink(url, other.partner)));
	const sent = await Promise.all(Array.from({ length: has('doublePress') ? 2 : 1 }, () => send(code)));
	if (sent.filter(Boolean).length !== 1)
		into.problems.push(
			`an answer that was pressed ${sent.length} times was taken ${sent.filter(Boolean).length} times`
		);
	into.tries += sent.length - 1;
	if (!has('replayed')) return;
	tried(into, 'a code that has served', await send(code));
	tried(into, 'a new code for what is answered', (await press(link, 'code')) === 303);
}

/** The partner's adviser answers in Coulisses, once or twice; whoever refers may not in her place. */
export async function answersAtDesk(played: Played, stranger: string, at: Date, into: Tried): Promise<void> {
	const { script, adviser } = played;
	if (!adviser) return;
	if (script.tricks.includes('forwarded'))
		tried(into, 'another adviser', (await answersInDesk(stranger, played, at)) === null);
	const twice = script.tricks.includes('doublePress') ? 2 : 1;
	const all = await Promise.all(Array.from({ length: twice }, () => answersInDesk(adviser, played, at)));
	const taken = all.filter((one) => one === null).length;
	if (taken !== 1) into.problems.push(`an adviser's answer was taken ${taken} times: ${all.join()}`);
	into.tries += twice - 1;
}

/** An adviser who has lost her role tries to answer. */
export async function answersLost(played: Played, at: Date, into: Tried): Promise<void> {
	if (played.adviser)
		tried(into, 'an adviser without her role', (await answersInDesk(played.adviser, played, at)) === null);
}

/** What the partner's link shows once she has taken it back. */
export async function lookWithdrawn({ url, partner, asks }: Played, into: Tried): Promise<void> {
	const { status, body } = await read(await partnerLink(url, partner));
	into.tries++;
	if (status !== 200 || !body.includes('Cette demande a été retirée'))
		into.problems.push(`${asks}: the link does not say that it is taken back`);
	if (!body.includes(asks)) return;
	into.acted++;
	into.problems.push(`${asks} is shown though it is taken back`);
}
