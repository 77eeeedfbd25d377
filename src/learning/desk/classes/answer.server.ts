import { missing, refused } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { momentOf } from '#kernel/server/clock.ts';
import { hub } from '#kernel/server/hub.ts';
import { fieldOf } from '#web/form.server.ts';
import type { acceptRequest } from '../../server/index.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const LONGEST_WORD = 1000;
const MOST_DAYS = 60;

/** What was typed to answer a school. */
export const typedAnswer = (form: FormData) => ({
	...{ day: fieldOf(form, 'day'), start: fieldOf(form, 'start'), minutes: fieldOf(form, 'minutes') },
	...{ kit: fieldOf(form, 'kit'), before: fieldOf(form, 'before'), after: fieldOf(form, 'after') },
	answer: fieldOf(form, 'answer')
});
type Typed = ReturnType<typeof typedAnswer>;

/** When the afternoon is, and with which kit, lent for some days around it. @throws classes_wanted_past, classes_minutes_range, 404. */
export async function acceptanceIn(typed: Typed): Promise<Parameters<typeof acceptRequest>[1]> {
	const startsAt = momentOf(`${typed.day}T${typed.start}`, (await hub()).timeZone);
	const minutes = Number(typed.minutes);
	if (!startsAt || startsAt <= new Date()) throw refused('classes_wanted_past', {}, 422);
	if (!Number.isSafeInteger(minutes) || minutes < 1 || minutes > 1440) throw refused('classes_minutes_range', {}, 422);
	const endsAt = new Date(startsAt.getTime() + minutes * MINUTE);
	if (typed.kit && !isId(typed.kit)) throw missing();
	return {
		...{ startsAt, endsAt, kit: typed.kit || null },
		kitFrom: new Date(startsAt.getTime() - daysIn(typed.before)),
		kitUntil: new Date(endsAt.getTime() + daysIn(typed.after)),
		answer: wordIn(typed) || null
	};
}

/** Why a school is told no. @throws classes_word_missing. */
export function refusalIn(typed: Typed): string {
	const answer = wordIn(typed);
	if (!answer) throw refused('classes_word_missing', {}, 422);
	return answer;
}

const wordIn = (typed: Typed): string => typed.answer.trim().slice(0, LONGEST_WORD);
const daysIn = (text: string): number => (/^\d{1,2}$/.test(text) ? Math.min(Number(text), MOST_DAYS) * DAY : 0);
