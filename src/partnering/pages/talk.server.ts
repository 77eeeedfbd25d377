import type { RequestEvent } from '@sveltejs/kit';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Tx } from '#kernel/server/db.ts';
import { m } from '#messages';
import { change, changeGiven } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf, typedTexts } from '#web/form.server.ts';
import { bySelf } from '#web/require.server.ts';
import { AgreementWords, Answer, Message } from '../proposal.ts';
import type { Reader } from '../reader.ts';
import {
	acceptInterest,
	asTalk,
	confirmAgreement,
	declineInterest,
	messagesOf,
	proposeAgreement,
	sayOutcome,
	takeAgreementBack,
	talkFor,
	withdrawInterest,
	writeMessage
} from '../server/index.ts';
import { mayTalk } from '../states.ts';

/** What two sides have said to each other, and what the reader may do. @throws 404 for everybody else */
export async function shownTo(reader: Reader, id: string) {
	const talk = await talkFor(reader, id);
	const messages = await messagesOf(id);
	const { agreement, side } = talk;
	const may = (kind: Parameters<typeof mayTalk>[1]): boolean => talk.acts && mayTalk(asTalk(talk), kind);
	const pending = talk.acts && agreement && !agreement.agreedAt ? agreement : null;
	return {
		talk,
		messages,
		may: {
			write: may('write'),
			accept: side === 'author' && may('accept'),
			close: side === 'author' && talk.state === 'accepted' && may('decline'),
			leave: side === 'interested' && may('withdraw'),
			propose: may('propose'),
			confirm: pending !== null && !pending[side],
			back: pending !== null
		},
		asked: (talk.acts && agreement?.outcomes.find((one) => one.side === side)) || null
	};
}

type Asked = RequestEvent & Readonly<{ params: { talk: string } }>;
type Act = (tx: Tx, id: string, viewer: Viewer, by: ReturnType<typeof bySelf>, form: FormData) => Promise<unknown>;

const pageOf = (id: string, done: string): string => `/me/partnering/talks/${id}?done=${done}`;

/** A button; `asks`: what cannot be undone is asked first. */
const pressed =
	(done: string, act: Act, asks?: () => Parameters<typeof requireSure>[1]) => async (event: Asked, viewer: Viewer) => {
		const { talk } = event.params;
		const form = await event.request.formData();
		const write = async (tx: Tx) => {
			await act(tx, talk, viewer, bySelf(viewer), form);
			if (asks) requireSure(event, asks(), form);
		};
		return change(event, typedTexts(form), write, pageOf(talk, done));
	};

export const accept = pressed('accepted', (tx, id, viewer, by) => acceptInterest(tx, id, viewer, by));
export const decline = pressed(
	'declined',
	(tx, id, viewer, by) => declineInterest(tx, id, viewer, by),
	() => doing(m.partnering_decline(), [m.partnering_decline_says()])
);
export const close = pressed(
	'closed',
	(tx, id, viewer, by) => declineInterest(tx, id, viewer, by),
	() => doing(m.partnering_close(), [m.partnering_close_says()])
);
export const leave = pressed(
	'left',
	(tx, id, viewer, by) => withdrawInterest(tx, id, viewer, by),
	() => doing(m.partnering_leave(), [m.partnering_leave_says()])
);
export const confirm = pressed(
	'agreed',
	(tx, id, viewer, by, form) => confirmAgreement(tx, id, linesOf(form, 'read'), viewer, by),
	() => doing(m.partnering_agreement_confirm(), [m.partnering_agreement_confirm_says()])
);
export const back = pressed('back', (tx, id, viewer) => takeAgreementBack(tx, id, viewer));

/** Writes to the other side. */
export async function write(event: Asked, viewer: Viewer) {
	const { talk } = event.params;
	const form = await event.request.formData();
	const keep = (tx: Tx, { message }: Message) => writeMessage(tx, talk, message, viewer, bySelf(viewer));
	const given = Message.safeParse({ message: linesOf(form, 'message') });
	return changeGiven(event, typedTexts(form), given, keep, pageOf(talk, 'sent'), 'message');
}

/** Puts down what the two agree on. */
export async function propose(event: Asked, viewer: Viewer) {
	const { talk } = event.params;
	const form = await event.request.formData();
	const keep = (tx: Tx, { agreement }: AgreementWords) => proposeAgreement(tx, talk, agreement, viewer, bySelf(viewer));
	const given = AgreementWords.safeParse({ agreement: linesOf(form, 'agreement') });
	return changeGiven(event, typedTexts(form), given, keep, pageOf(talk, 'proposed'), 'agreement');
}

/** Says what came of it. */
export async function outcome(event: Asked, viewer: Viewer) {
	const { talk } = event.params;
	const form = await event.request.formData();
	const given = Answer.safeParse({ answer: fieldOf(form, 'answer') });
	const keep = (tx: Tx, { answer }: Answer) => sayOutcome(tx, talk, answer, viewer, bySelf(viewer));
	return changeGiven(event, typedTexts(form), given, keep, pageOf(talk, 'said'));
}

/** A text as both sides have it: a browser sends other ends of lines than are kept. */
export const linesOf = (form: FormData, name: string): string => fieldOf(form, name).replaceAll('\r\n', '\n');
