import type { RequestEvent } from '@sveltejs/kit';
import { missing } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { idempotencyKey } from '#kernel/server/kept/page.ts';
import { limit } from '#kernel/server/limits.ts';
import { attempt, changeGiven } from '#web/act.server.ts';
import { fieldOf, keyIn } from '#web/form.server.ts';
import { Message } from '../../asking/question.ts';
import {
	linked,
	messagesOf,
	type Question,
	questionAsked,
	questionById,
	questionsAsked,
	type Referral,
	referralsAbout,
	referralsFrom,
	reply
} from '../../server/index.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'getClientAddress'>;
type Self = Readonly<{ id: string; email: string | null }>;

/** The question that the link of a letter leads to. @throws 404 for a link that is not ours, and once its asker is erased */
export async function requireThread(token: string): Promise<Question> {
	const question = await questionById(linked('thread', token));
	if (!question.email) throw missing();
	return question;
}

/** The question of somebody who has signed in. @throws 404 */
export const requireOwnQuestion = (self: Self, id: string): Promise<Question> => questionAsked(self, id);

/** A thread as its asker reads it. */
export async function threadShown(question: Question) {
	const [messages, referrals] = await Promise.all([messagesOf(question.id), referralsFrom({ question: question.id })]);
	const { welcomerName, organizationName, email, path, dueDay, state, askedAt } = question;
	return {
		key: idempotencyKey(),
		question: { welcomerName, organizationName, email, path, dueDay, state, askedAt },
		messages: messages.map(({ id, fromAsker, words, at, authorName }) => ({ id, fromAsker, words, at, authorName })),
		referrals: referrals.map(briefly)
	};
}

/** Adds what the form says to a thread, and leads back to it. */
export async function replyFrom(event: Asked, question: Question, to: string) {
	const form = await event.request.formData();
	const typed = { words: fieldOf(form, 'words') };
	const by = { actor: ref('person', question.asker), source: 'web' } as const;
	return attempt(event, '', typed, async () => {
		await limit('letter', `reply ${question.id}`);
		return changeGiven(
			event,
			typed,
			Message.safeParse(typed),
			(tx, { words }) => reply(tx, question.id, { id: keyIn(form), words }, by),
			`${to}?done=replied#last`
		);
	});
}

/** All that somebody has asked, and the referrals that are about her. */
export async function mineShown(self: Self) {
	const [questions, referrals] = await Promise.all([questionsAsked(self), referralsAbout(self)]);
	return {
		questions: questions.map(({ id, state, askedAt, welcomerName, dueDay }) => ({
			...{ id, state, askedAt, welcomerName, dueDay }
		})),
		referrals: referrals.map(briefly)
	};
}

/** Whether there is anything of it. */
export const hasAsked = async (self: Self): Promise<boolean> =>
	(await questionsAsked(self)).length > 0 || (await referralsAbout(self)).length > 0;

const briefly = ({ id, partner, state, nextDay }: Referral) => ({ id, partner, state, nextDay });
