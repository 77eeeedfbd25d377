import type { RequestEvent } from '@sveltejs/kit';
import { bearerOf } from '#kernel/server/bearer.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { limit, limitLetter } from '#kernel/server/limits.ts';
import { m } from '#messages';
import { attempt, attemptTo, change } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf, typedTexts } from '#web/form.server.ts';
import { veiled } from '#web/veiled.ts';
import {
	actingByOwnLink,
	askCode,
	outsideData,
	outsidePath,
	ownByLink,
	ownPath,
	ownShown,
	renewLinks,
	renewProposal,
	signWith,
	talksAbout,
	waitingCode,
	withdrawProposal,
	writeData,
	writeLink
} from '../server/index.ts';
import { mayMove } from '../states.ts';
import { keepCode, keptCode } from './outside.server.ts';
import { namesOf } from './proposal.server.ts';

type Asked = Pick<
	RequestEvent,
	'request' | 'locals' | 'setHeaders' | 'getClientAddress' | 'platform' | 'cookies' | 'url'
>;

const by = { actor: null, source: 'web' } as const;

/** What an organisation abroad has put up, as the link of a letter opens it; an old link opens nothing, and neither does one of who is in the directory by now. @throws 404 */
export async function ownOpened({ cookies }: Pick<RequestEvent, 'cookies'>, token: string) {
	const { party, proposal: its, old, moved } = await ownByLink(token);
	const at = { title: its.title, email: veiled(party.email ?? ''), moved };
	if (old || moved) return { ...at, open: null };
	const { proposal, refusal } = await ownShown(party, its.id);
	const [names, talks, signing] = await Promise.all([
		namesOf(proposal),
		talksAbout(proposal),
		waitingCode(party.id, null, keptCode(cookies))
	]);
	const open = {
		...{ proposal, refusal, names, signing, name: party.name },
		talks: talks.map((talk) => ({ ...talk, path: outsidePath(talk.id, party) })),
		// what waits for the team is hers to withdraw, and the team's to publish
		may: { renew: mayMove(proposal.state, 'renew'), withdraw: mayMove(proposal.state, 'withdraw') }
	};
	return { ...at, open };
}

type Entered = Awaited<ReturnType<typeof actingByOwnLink>>;

const pageOf = (token: string, done: string): string => `/partnering/abroad/own/${token}?done=${done}`;

/** A button; `asks`: what cannot be undone is asked first. */
const pressed =
	(done: string, act: (tx: Tx, its: Entered) => Promise<unknown>, asks?: () => Parameters<typeof requireSure>[1]) =>
	async (event: Asked, token: string) => {
		const form = await event.request.formData();
		const write = async (tx: Tx): Promise<void> => {
			await act(tx, await actingByOwnLink(token, tx));
			if (asks) requireSure(event, asks(), form);
		};
		return change(event, typedTexts(form), write, pageOf(token, done));
	};

export const renew = pressed('renewed', (tx, { proposal, reader }) => renewProposal(tx, proposal.id, reader, by));
export const withdraw = pressed(
	'withdrawn',
	(tx, { proposal, reader }) => withdrawProposal(tx, proposal.id, reader, by),
	() => doing(m.partnering_withdraw(), [m.partnering_own_withdraw_says()])
);
export const data = pressed('data', async (tx, { party }) => {
	await limit('letter', `data ${party.id}`);
	await writeData(tx, party, await outsideData(party));
});

/** Closes the links that were sent until now, and sends another one. */
export const fresh = pressed('link', async (tx, { party, proposal }) => {
	await limit('letter', `link ${party.id}`);
	const renewed = await renewLinks(tx, party.id);
	await writeLink(tx, renewed, { path: ownPath(proposal.id, renewed), title: proposal.title });
});

/** Sends the link that holds to the address of the party, whoever asks: also for an old one. */
export async function again(event: Asked, token: string) {
	const { party, proposal } = await ownByLink(token);
	const path = ownPath(proposal.id, party);
	return attempt(event, '', {}, async () => {
		await limit('letter', `link ${party.id}`);
		return change(event, {}, (tx) => writeLink(tx, party, { path, title: proposal.title }), pageOf(token, 'link'));
	});
}

/** Asks for the code with which what is kept is erased. */
export async function erase(event: Asked, token: string) {
	const run = async (): Promise<void> => {
		const { party, proposal } = await actingByOwnLink(token);
		await limitLetter({ to: party.email ?? '', from: bearerOf(event) });
		const asked = { party, interest: null, act: 'erase', words: '', title: proposal.title } as const;
		keepCode(event, await transaction((tx) => askCode(tx, asked)));
	};
	return attemptTo(event, {}, run, `${pageOf(token, 'code')}#sign`);
}

/** Has it erased with the code that was typed. */
export async function sign(event: Asked, token: string) {
	const form = await event.request.formData();
	const run = async () => {
		const { party } = await actingByOwnLink(token);
		const given = { party, interest: null, secret: keptCode(event.cookies), code: fieldOf(form, 'code') };
		return signWith(given, { source: 'web' });
	};
	return attemptTo(event, {}, run, '/partnering?done=erased', 'code');
}
