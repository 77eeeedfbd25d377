import type { RequestEvent } from '@sveltejs/kit';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { idempotencyKey } from '#kernel/server/kept/page.ts';
import { changeGiven } from '#web/act.server.ts';
import { fieldOf, keyIn } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import { ventureActs } from '../../acts.ts';
import { Message } from '../../asking/question.ts';
import {
	answer,
	mayTakeOver,
	messagesOf,
	type Question,
	questionFor,
	questionsFor,
	referralsFrom,
	waitingFor
} from '../../server/index.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>;

/** The questions of a viewer's organisations, and for the team how many wait for whom. */
export async function questionsShown(viewer: Viewer) {
	const [all, counts] = await Promise.all([questionsFor(viewer), can(viewer, ventureActs.count) ? waitingFor() : null]);
	const waits = ({ state }: Question): boolean => state === 'open' || state === 'late';
	const brief = ({ id, name, area, path, welcomerName, organizationName, askedAt, dueDay, state }: Question) => ({
		...{ id, name, area, path, welcomerName, organizationName, askedAt, dueDay, state }
	});
	return {
		advises: can(viewer, ventureActs.accompany),
		mine: all.filter((one) => waits(one) && one.welcomer === viewer.id).map(brief),
		colleagues: all.filter((one) => waits(one) && one.welcomer !== viewer.id).map(brief),
		done: all.filter((one) => !waits(one)).map(brief),
		counts
	};
}

/** One of them, with what was written. @throws 404 for who is no adviser of its organisation */
export async function questionShown(viewer: Viewer, id: string) {
	const question = await questionFor(viewer, id);
	const [messages, referrals, mayTake] = await Promise.all([
		messagesOf(id),
		referralsFrom({ question: id }),
		mayTakeOver(question, viewer)
	]);
	return {
		...{ question, messages, mayTake, own: question.welcomer === viewer.id, key: idempotencyKey() },
		referrals: referrals.map(({ id: referral, partner, state }) => ({ id: referral, partner, state }))
	};
}

/** Answers as the form says. */
export async function answerQuestionFrom(event: Asked, viewer: Viewer, id: string) {
	const form = await event.request.formData();
	const typed = { words: fieldOf(form, 'words') };
	return changeGiven(
		event,
		typed,
		Message.safeParse(typed),
		(tx, { words }) => answer(tx, id, { id: keyIn(form), words }, viewer, byOf(viewer)),
		`/desk/ventures/questions/${id}?done=replied#last`
	);
}
