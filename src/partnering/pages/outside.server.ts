import type { RequestEvent } from '@sveltejs/kit';
import { refused } from '#kernel/errors.ts';
import { bearerOf } from '#kernel/server/bearer.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { limit, limitLetter } from '#kernel/server/limits.ts';
import { m } from '#messages';
import { attempt, attemptTo, change, changeGiven } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf, problemsOf, typedTexts } from '#web/form.server.ts';
import { veiled } from '#web/veiled.ts';
import type { SigningAct } from '../outside.ts';
import { AgreementWords, Answer, Message } from '../proposal.ts';
import {
	acceptInterest,
	askCode,
	declineInterest,
	outsideByLink,
	outsideData,
	outsidePath,
	ownPath,
	renewLinks,
	sayOutcome,
	signWith,
	takeAgreementBack,
	talkAddress,
	waitingCode,
	withdrawInterest,
	writeData,
	writeLink,
	writeMessage
} from '../server/index.ts';
import { linesOf, shownTo } from './talk.server.ts';

type Asked = Pick<
	RequestEvent,
	'request' | 'locals' | 'setHeaders' | 'getClientAddress' | 'platform' | 'cookies' | 'url'
>;
type Loaded = Pick<RequestEvent, 'cookies'>;

const COOKIE = 'partnering-signing';
const COOKIE_SECONDS = 15 * 60;
const by = { actor: null, source: 'web' } as const;

/** A talk as the link of a letter opens it to an outside party; an old link opens nothing, and neither does one of who is in the directory by now. @throws 404 for a link that is not ours */
export async function outsideShown({ cookies }: Loaded, token: string) {
	const { party, interest, title, old, moved } = await outsideByLink(token);
	const email = veiled(party.email ?? '');
	if (old || moved) return { open: null, title, email, moved };
	const [shown, signing] = await Promise.all([
		shownTo({ outside: party.id }, interest),
		waitingCode(party.id, interest, keptCode(cookies))
	]);
	const byMail = talkAddress(interest, shown.talk.side) !== null;
	const own = shown.talk.side === 'author' ? ownPath(shown.talk.proposal.id, party) : null;
	return { open: { ...shown, signing, byMail, own, name: party.name }, title, email, moved };
}

/** Who acts by a link that holds. @throws 404, partnering_outside_old */
async function entered(token: string) {
	const { party, interest, title, old, moved } = await outsideByLink(token);
	if (old || moved) throw refused('partnering_outside_old', {}, 422);
	return { party, interest, title, reader: { outside: party.id } };
}

type Entered = Awaited<ReturnType<typeof entered>>;
type Act = (tx: Tx, its: Entered, form: FormData) => Promise<unknown>;

const pageOf = (token: string, done: string): string => `/partnering/abroad/${token}?done=${done}`;

/** A button; `asks`: what cannot be undone is asked first. */
const pressed =
	(done: string, act: Act, asks?: () => Parameters<typeof requireSure>[1]) => async (event: Asked, token: string) => {
		const form = await event.request.formData();
		const write = async (tx: Tx): Promise<void> => {
			await act(tx, await entered(token), form);
			if (asks) requireSure(event, asks(), form);
		};
		return change(event, typedTexts(form), write, pageOf(token, done));
	};

export const leave = pressed(
	'left',
	(tx, { interest, reader }) => withdrawInterest(tx, interest, reader, by),
	() => doing(m.partnering_leave(), [m.partnering_leave_says()])
);
export const accept = pressed('accepted', (tx, { interest, reader }) => acceptInterest(tx, interest, reader, by));
export const decline = pressed(
	'declined',
	(tx, { interest, reader }) => declineInterest(tx, interest, reader, by),
	() => doing(m.partnering_decline(), [m.partnering_decline_says()])
);
export const close = pressed(
	'closed',
	(tx, { interest, reader }) => declineInterest(tx, interest, reader, by),
	() => doing(m.partnering_close(), [m.partnering_close_says()])
);
export const back = pressed('back', (tx, { interest, reader }) => takeAgreementBack(tx, interest, reader));
export const data = pressed('data', async (tx, { party }) => {
	await limit('letter', `data ${party.id}`);
	await writeData(tx, party, await outsideData(party));
});

/** Writes to the other side. */
export async function write(event: Asked, token: string) {
	const form = await event.request.formData();
	const given = Message.safeParse({ message: linesOf(form, 'message') });
	const keep = async (tx: Tx, { message }: Message): Promise<void> => {
		const { interest, reader } = await entered(token);
		await writeMessage(tx, interest, message, reader, by);
	};
	return changeGiven(event, typedTexts(form), given, keep, pageOf(token, 'sent'), 'message');
}

/** Says what came of it. */
export async function outcome(event: Asked, token: string) {
	const form = await event.request.formData();
	const given = Answer.safeParse({ answer: fieldOf(form, 'answer') });
	const keep = async (tx: Tx, { answer }: Answer): Promise<void> => {
		const { interest, reader } = await entered(token);
		await sayOutcome(tx, interest, answer, reader, by);
	};
	return changeGiven(event, typedTexts(form), given, keep, pageOf(token, 'said'));
}

/** Asks for the code with which words are put down or confirmed, or what is kept is erased. */
export const code = (act: SigningAct) => async (event: Asked, token: string) => {
	const form = await event.request.formData();
	const typed = typedTexts(form);
	const words = act === 'propose' ? linesOf(form, 'agreement') : act === 'confirm' ? linesOf(form, 'read') : '';
	const given = act === 'propose' ? AgreementWords.safeParse({ agreement: words }) : null;
	if (given?.error) return problemsOf(given.error, typed, event.locals.locale);
	return attemptTo(event, typed, () => askInBrowser(event, token, act, words), `${pageOf(token, 'code')}#sign`);
};

async function askInBrowser(event: Asked, token: string, act: SigningAct, words: string): Promise<void> {
	const { party, interest } = await entered(token);
	await limitLetter({ to: party.email ?? '', from: bearerOf(event) });
	keepCode(event, await transaction((tx) => askCode(tx, { party, interest, act, words })));
}

/** Keeps in the browser the secret of a code that it has asked for. */
export function keepCode({ cookies, url }: Pick<RequestEvent, 'cookies' | 'url'>, secret: string): void {
	const secure = url.protocol === 'https:';
	cookies.set(COOKIE, secret, { path: '/', httpOnly: true, secure, sameSite: 'lax', maxAge: COOKIE_SECONDS });
}

export const keptCode = (cookies: RequestEvent['cookies']): string | undefined => cookies.get(COOKIE);

/** Signs with the code that was typed. */
export async function sign(event: Asked, token: string) {
	const form = await event.request.formData();
	const run = async () => {
		const { party, interest } = await entered(token);
		const secret = keptCode(event.cookies);
		return signWith({ party, interest, secret, code: fieldOf(form, 'code') }, { source: 'web' });
	};
	const done = { propose: 'proposed', confirm: 'agreed' } as const;
	const to = (act: SigningAct): string => (act === 'erase' ? '/partnering?done=erased' : pageOf(token, done[act]));
	return attemptTo(event, {}, run, to, 'code');
}

/** Sends the link that holds to the address of the party, whoever asks: also for an old one. */
export async function again(event: Asked, token: string) {
	const { party, interest, title } = await outsideByLink(token);
	return attempt(event, '', {}, async () => {
		await limit('letter', `link ${party.id}`);
		return change(
			event,
			{},
			(tx) => writeLink(tx, party, { path: outsidePath(interest, party), title }),
			pageOf(token, 'link')
		);
	});
}

/** Closes the links that were sent until now, and sends another one. */
export const fresh = pressed('link', async (tx, { party, interest, title }) => {
	await limit('letter', `link ${party.id}`);
	const renewed = await renewLinks(tx, party.id);
	await writeLink(tx, renewed, { path: outsidePath(interest, renewed), title });
});
