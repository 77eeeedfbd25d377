import { redirect } from '@sveltejs/kit';
import { momentOf } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { missing, refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { acceptRequest, declineRequest, freeKits, schoolRequest } from '#learning/server';
import { fieldOf, problem } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const DAY = 86_400_000;
const MINUTE = 60_000;
const LONGEST_WORD = 1000;
const MOST_DAYS = 60;

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, 'class.keep');
	const its = await schoolRequest(event.params.request);
	const from = new Date(`${its.wanted[0] ?? ''}T00:00:00Z`);
	const free = await freeKits(new Date(from.getTime() - DAY), new Date(from.getTime() + 2 * DAY));
	return { its, kits: free.map(({ number, name }) => ({ value: String(number), label: name })) };
};

const typedOf = (form: FormData) => ({
	...{ day: fieldOf(form, 'day'), start: fieldOf(form, 'start'), minutes: fieldOf(form, 'minutes') },
	...{ kit: fieldOf(form, 'kit'), before: fieldOf(form, 'before'), after: fieldOf(form, 'after') },
	answer: fieldOf(form, 'answer')
});
type Typed = ReturnType<typeof typedOf>;

async function act(event: RequestEvent, done: string, what: (typed: Typed, viewer: string) => Promise<unknown>) {
	const viewer = await requireTeam(event, 'class.keep');
	const typed = typedOf(await event.request.formData());
	const failed = await what(typed, viewer.id).then(
		() => null,
		(error: unknown) => problem(error, typed, event.locals.locale)
	);
	if (failed) return failed;
	redirect(303, href(`/desk/classes/requests/${event.params.request}?done=${done}`, event.locals.locale));
}

const wordOf = (typed: Typed): string => typed.answer.trim().slice(0, LONGEST_WORD);
const days = (text: string): number => (/^\d{1,2}$/.test(text) ? Math.min(Number(text), MOST_DAYS) * DAY : 0);

export const actions: Actions = {
	accept: (event) =>
		act(event, 'accepted', async (typed, viewer) => {
			const { timeZone } = await hub();
			const startsAt = momentOf(`${typed.day}T${typed.start}`, timeZone);
			const minutes = Number(typed.minutes);
			if (!startsAt || startsAt <= new Date()) throw refused('classes_wanted_past', {}, 422);
			if (!Number.isSafeInteger(minutes) || minutes < 1 || minutes > 1440)
				throw refused('classes_minutes_range', {}, 422);
			const endsAt = new Date(startsAt.getTime() + minutes * MINUTE);
			const kit = typed.kit ? Number(typed.kit) : null;
			if (kit !== null && !Number.isSafeInteger(kit)) throw missing();
			const lent = {
				kitFrom: new Date(startsAt.getTime() - days(typed.before)),
				kitUntil: new Date(endsAt.getTime() + days(typed.after))
			};
			const by = { actor: ref('person', viewer), source: 'desk' } as const;
			await acceptRequest(event.params.request, { startsAt, endsAt, kit, ...lent, answer: wordOf(typed) || null }, by);
		}),
	decline: (event) =>
		act(event, 'declined', async (typed, viewer) => {
			const answer = wordOf(typed);
			if (!answer) throw refused('classes_word_missing', {}, 422);
			const by = { actor: ref('person', viewer), source: 'desk' } as const;
			await transaction((tx) => declineRequest(tx, event.params.request, answer, by));
		})
};
