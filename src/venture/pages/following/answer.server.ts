import type { RequestEvent } from '@sveltejs/kit';
import { change, changeGiven } from '#web/act.server.ts';
import { typedOf } from '#web/form.server.ts';
import { FollowAnswer } from '../../index.ts';
import { answerFollowUp, askAgain, followUpByLink, spare } from '../../server/index.ts';

const presses = ['yes', 'no'] as const;

type Event = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'url'>;

/** What the link of a letter asks. `chosen`: what was pressed in the letter, which nothing is kept of before the button. @throws 404 */
export async function followUpShown(token: string, url: URL) {
	const { id: _, person: __, ...asked } = await followUpByLink(token);
	const pressed = url.searchParams.get('active');
	return { asked, chosen: presses.find((one) => one === pressed) ?? null };
}

const here = (token: string, done: string): string => `/venture/after/${token}?done=${done}`;

/** Hundredths of what was typed; null for nothing. */
const hundredths = (typed: string): number | null =>
	typed.trim() ? Math.round(Number(typed.replace(/[\s\u202f\u00a0€]/g, '').replace(',', '.')) * 100) : null;

export const answerFrom = async (event: Event, token: string) => {
	const typed = typedOf(await event.request.formData(), ['active', 'jobs', 'turnover', 'funds', 'moved', 'stopped']);
	const read = FollowAnswer.safeParse({
		active: typed.active === 'yes' ? true : typed.active === 'no' ? false : undefined,
		...{ jobs: hundredths(typed.jobs), funds: hundredths(typed.funds), moved: typed.moved },
		...{ turnover: typed.turnover || null, stopped: typed.stopped || null }
	});
	const by = { source: 'web' } as const;
	return changeGiven(event, typed, read, (tx, given) => answerFollowUp(tx, token, given, by), here(token, 'answered'));
};

export const stopFrom = (event: Event, token: string) =>
	change(event, {}, (tx) => spare(tx, token), here(token, 'stopped'));

export const againFrom = (event: Event, token: string) =>
	change(event, {}, (tx) => askAgain(tx, token), here(token, 'again'));
