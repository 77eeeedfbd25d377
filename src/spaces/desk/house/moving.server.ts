import { words } from '#kernel/server/errors.ts';
import { hub } from '#kernel/server/hub.ts';
import { span } from '#kernel/time.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { fail } from '#web/fail.server.ts';
import { fieldOf } from '#web/form.server.ts';
import type { Stretch } from '../../free.ts';
import { alternatives } from '../../server/index.ts';
import { stretchIn } from '../../server/times.ts';
import type { Space } from '../../space.ts';

/** What can be had instead of what is taken: a value for the field `instead`, and what its button says. */
export type Instead = Readonly<{ value: string; label: string }>;

/** When somebody wants a space, by the fields `date`, `from` and `until` of a form; null when they say no time. */
export async function timeIn(form: FormData): Promise<Stretch | null> {
	const [day = '', from = '', until = ''] = ['date', 'from', 'until'].map((name) => fieldOf(form, name).trim());
	return stretchIn({ day, from, until }, (await hub()).timeZone);
}

/** What is nearest to a time at which a space cannot be had: in it, or in others of its place. */
export async function insteadOf(space: Space, wanted: Stretch, locale: Locale): Promise<Instead[]> {
	const { timeZone } = await hub();
	const { times, others } = await alternatives(space, wanted);
	const when = ({ from, until }: Stretch) => span(from, until, locale, timeZone);
	return [
		...others
			.filter(({ place }) => place.id === space.place.id)
			.map((other) => ({
				value: meaning(other.id, wanted),
				label: m.house_instead_space({ name: say(other.name, locale).text, when: when(wanted) }, { locale })
			})),
		...times.map((time) => ({ value: meaning(space.id, time), label: when(time) }))
	];
}

export const meaning = (space: string, { from, until }: Stretch): string =>
	`${space} ${from.toISOString()} ${until.toISOString()}`;

/** What such a value means; null when it means nothing. */
export function readInstead(value: string): (Stretch & Readonly<{ space: string }>) | null {
	const found = /^([0-9a-f-]{36}) (\S{24}) (\S{24})$/.exec(value);
	if (!found) return null;
	const [, space = '', start = '', end = ''] = found;
	const [from, until] = [new Date(start), new Date(end)];
	return until > from ? { space, from, until } : null;
}

/** Says that a space is taken, with what can be had instead. */
export async function takenThen<Typed>(typed: Typed, space: Space, wanted: Stretch, locale: Locale) {
	const problems: Record<string, string> = { '': words('spaces_taken', { count: 1 }, locale) };
	return fail(409, { typed, problems, instead: await insteadOf(space, wanted, locale) });
}
