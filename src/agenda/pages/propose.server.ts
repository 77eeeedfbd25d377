import type { RequestEvent } from '@sveltejs/kit';
import { refused } from '#kernel/errors.ts';
import { bearerOf } from '#kernel/server/bearer.ts';
import { momentOf } from '#kernel/server/clock.ts';
import { hub } from '#kernel/server/hub.ts';
import { limit, limitLetter } from '#kernel/server/limits.ts';
import { attempt, change } from '#web/act.server.ts';
import { byOwnAddress, fieldOf, problemsOf } from '#web/form.server.ts';
import { byHand } from '#web/human.server.ts';
import { ProposalSchema, type When } from '../proposals/proposal.schema.ts';
import { propose } from '../server/index.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'getClientAddress' | 'platform'>;

/** Proposes what the form says; whoever does so has filled it in by hand. */
export async function proposeFrom(event: Asked) {
	const { locale, viewer } = event.locals;
	const form = byOwnAddress(await event.request.formData(), viewer);
	const text = (name: string): string => fieldOf(form, name).trim().slice(0, 5000);
	const when = { day: text('day'), from: text('from'), until: text('until') };
	const given = {
		name: text('name'),
		email: text('email'),
		title: text('title'),
		words: text('words'),
		place: text('place')
	};
	const typed = { ...given, ...when };
	const checked = ProposalSchema.safeParse(given);
	if (!checked.success) return problemsOf(checked.error, typed, locale);
	return attempt(event, { proposals_when_wrong: 'day' }, typed, async () => {
		if (!byHand(form)) throw refused('proposals_again', {}, 422);
		const its = { ...checked.data, when: await momentsOf(when) };
		const bearer = bearerOf(event);
		await limit('letter', `propose ${bearer}`);
		await limitLetter({ to: its.email, from: bearer });
		return change(event, typed, (tx) => propose(tx, its, { person: viewer?.id ?? null, locale }), '/propose?done=1');
	});
}

/** When it would be; nothing where nothing is said. @throws proposals_when_wrong for a part of it, for what is past, and for an end before its beginning. */
async function momentsOf({
	day,
	from,
	until
}: Readonly<{ day: string; from: string; until: string }>): Promise<When | null> {
	if (!day && !from && !until) return null;
	const { timeZone } = await hub();
	const [startsAt, endsAt] = [momentOf(`${day}T${from}`, timeZone), momentOf(`${day}T${until}`, timeZone)];
	if (!startsAt || !endsAt || endsAt <= startsAt || startsAt <= new Date())
		throw refused('proposals_when_wrong', {}, 422);
	return { startsAt, endsAt };
}
