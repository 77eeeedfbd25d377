import type { RequestEvent } from '@sveltejs/kit';
import { missing } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can, requireAct } from '#kernel/identity/policy.ts';
import type { Tx } from '#kernel/server/db.ts';
import { words } from '#kernel/server/errors.ts';
import { operations } from '#kernel/server/operations.ts';
import { isLocale, type Locale } from '#kernel/words.ts';
import { organizationById } from '#network/server';
import { change } from '#web/act.server.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf, keyIn, problemsOf, ticked, typedTexts } from '#web/form.server.ts';
import { spaceActs } from '../../acts.ts';
import type { Stretch } from '../../free.ts';
import { ReservationRequest } from '../../reservation.ts';
import { bookSeries, noteReservation, reserve, spaceById, Taken } from '../../server/index.ts';
import type { Space } from '../../space.ts';
import { readInstead, takenThen, timeIn } from './moving.server.ts';
import { timesOf, turnsIn } from './repeating.server.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>;
type Typed = Record<string, string>;

// the field may stay empty, and the schema wants an address
const NOBODY = 'nobody@exemple.invalid';

/** Books a space for somebody who called: at one time, or again and again, of which every time is shown with what clashes before anything is booked. */
export async function bookByHand(event: Asked, viewer: Viewer) {
	const { locale } = event.locals;
	const form = await event.request.formData();
	const typed: Typed = { ...typedTexts(form).text, key: keyIn(form) };
	const missed = (name: string, code: string) => ({ problems: { [name]: words(code, {}, locale) } });
	if (!typed.space) return failing(typed, missed('space', 'house_space_missing').problems);
	const space = await spaceById(typed.space);
	requireAct(viewer, spaceActs.decide, { organisation: space.keeper });
	const instead = readInstead(fieldOf(form, 'instead'));
	const time = instead ?? (await timeIn(form));
	if (!time) return failing(typed, missed('from', 'spaces_time_missing').problems);
	const read = ReservationRequest.safeParse(requestIn(form, typed, time, locale));
	if (!read.success) return problemsOf(read.error, typed, locale);
	const request = { ...read.data, email: fieldOf(form, 'email').trim() ? read.data.email : null };
	const turns = await turnsIn(form, time);
	if ('wrong' in turns) return failing(typed, missed('last', turns.wrong).problems);
	const repeated = turns.times.length > 1;
	if (repeated && (!form.has('planned') || form.has('again')))
		return { typed, problems: {}, plan: await timesOf(space, turns.times, request.quantity, locale) };
	const chosen = repeated
		? ticked(form, 'time').flatMap((one) => readInstead(one) ?? [])
		: [{ space: space.id, ...time, ...instead }];
	if (!chosen.length) return failing(typed, missed('', 'house_none_ticked').problems);
	await checkHouse(space, chosen);
	const payer = await payerIn(form, viewer);
	let taken = false;
	const write = async (tx: Tx): Promise<string> => {
		const times = chosen.map(({ space, from, until }) => ({ space, startsAt: from, endsAt: until }));
		// whoever only keeps a place does not say what somebody of the hub has booked
		const terms = { actor: null, source: 'desk' as const, known: can(viewer, spaceActs.bill), ...payer };
		const [one] = times;
		const made =
			repeated || !one
				? await bookSeries(tx, space.id, request, times, terms)
				: [await reserve(tx, one.space, { ...request, ...one }, { ...terms, approval: false })];
		for (const { reservation } of made) await noteReservation(tx, reservation, fieldOf(form, 'note'));
		return made[0]?.reservation ?? '';
	};
	const noting = (tx: Tx) =>
		write(tx).catch((error: unknown) => {
			taken = error instanceof Taken;
			throw error;
		});
	const to = (id: string) => `/desk/spaces/reservations/${id}?done=added`;
	const answer = await change(event, typed, noting, to);
	if (!taken) return answer;
	if (repeated) return { ...answer.data, plan: await timesOf(space, turns.times, request.quantity, locale) };
	return takenThen(typed, space, time, locale);
}

const failing = (typed: Typed, problems: Record<string, string>) => fail(422, { typed, problems });

function requestIn(form: FormData, typed: Typed, { from, until }: Stretch, locale: Locale) {
	const language = fieldOf(form, 'locale');
	return {
		name: fieldOf(form, 'name'),
		email: fieldOf(form, 'email').trim() || NOBODY,
		locale: isLocale(language) ? language : locale,
		idempotencyKey: typed.key,
		quantity: Number(typed.quantity || 1),
		people: typed.people ? Number(typed.people) : null,
		purpose: typed.purpose || null,
		...{ startsAt: from, endsAt: until }
	};
}

/** Who pays, if not whoever booked; on a funded project only the team books. @throws 404 */
async function payerIn(
	form: FormData,
	viewer: Viewer
): Promise<{ organization: string | null; operation: string | null }> {
	const [organization, code] = [fieldOf(form, 'organization'), fieldOf(form, 'operation')];
	if (organization) await organizationById(organization);
	if (code) requireAct(viewer, spaceActs.fund);
	if (code && !(await operations({ open: true })).some((one) => one.code === code)) throw missing();
	return { organization: organization || null, operation: code || null };
}

/** What is booked at once is in one house. @throws 404 */
async function checkHouse(space: Space, chosen: readonly Readonly<{ space: string }>[]): Promise<void> {
	for (const id of new Set(chosen.map((one) => one.space)))
		if (id !== space.id && (await spaceById(id)).place.id !== space.place.id) throw missing();
}
