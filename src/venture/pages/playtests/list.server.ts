import type { RequestEvent } from '@sveltejs/kit';
import type { Viewer } from '#kernel/identity/index.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { maybeMinor } from '#kernel/identity/visibility.ts';
import type { Tx } from '#kernel/server/db.ts';
import { m } from '#messages';
import { change, changeGiven } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf, ticked } from '#web/form.server.ts';
import { bySelf } from '#web/require.server.ts';
import { fits, NewTester } from '../../index.ts';
import { becomeTester, type Playtest, playtestsFor, seatsOfPerson, stopTesting, testerOf } from '../../server/index.ts';
import { companiesOf } from '../briefs/form.server.ts';

/** What visitors find: what can still be tried out, and what was. */
export async function playtestsShown(viewer: Viewer | null) {
	const all = (await playtestsFor(viewer)).filter(({ state }) => state !== 'draft');
	return { open: all.filter(isOpen), others: all.filter((one) => !isOpen(one)) };
}

const isOpen = ({ state, slots }: Playtest): boolean =>
	state === 'open' && slots.some(({ startsAt }) => startsAt > new Date());

/** What somebody tries out, what fits her, and what she has tried out herself. */
export async function playtestsMine(viewer: Viewer) {
	const [all, seats, tester, known, companies] = await Promise.all([
		playtestsFor(viewer),
		seatsOfPerson(viewer.id),
		testerOf(viewer.id),
		personById(viewer.id),
		companiesOf(viewer)
	]);
	const minor = !known || maybeMinor(known);
	const mine = new Set(seats.map(({ playtest }) => playtest));
	const asked = tester && { band: tester.ageBand, languages: tester.languages, birthYear: known?.birthYear ?? null };
	return {
		tester,
		minor,
		asks: companies.length > 0,
		own: all.filter(({ owns }) => owns),
		taken: all.filter(({ id, owns }) => !owns && mine.has(id)),
		fitting:
			asked && !minor ? all.filter((one) => !one.owns && !mine.has(one.id) && isOpen(one) && fits(one, asked)) : []
	};
}

/** Says that she wants to try things out. */
export async function join(event: RequestEvent, viewer: Viewer) {
	const form = await event.request.formData();
	const typed = {
		likes: fieldOf(form, 'likes'),
		ageBand: fieldOf(form, 'ageBand'),
		languages: ticked(form, 'languages')
	};
	const write = (tx: Tx, given: NewTester) => becomeTester(tx, viewer.id, given, bySelf(viewer));
	return changeGiven(event, typed, NewTester.safeParse(typed), write, '/me/playtests?done=joined');
}

/** Does not want to any more, once she is sure. */
export async function stop(event: RequestEvent, viewer: Viewer) {
	const form = await event.request.formData();
	const write = async (tx: Tx) => {
		await stopTesting(tx, viewer.id, bySelf(viewer));
		requireSure(event, doing(m.playtests_stop(), [m.playtests_stop_says()]), form);
	};
	return change(event, { likes: '', ageBand: '', languages: [] as string[] }, write, '/me/playtests?done=stopped');
}
