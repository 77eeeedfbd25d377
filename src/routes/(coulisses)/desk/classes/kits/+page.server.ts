import { redirect } from '@sveltejs/kit';
import { momentOf } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { isoDate } from '#kernel/time.ts';
import { addKit, kits, lendKit, loans, returnKit } from '#learning/server';
import { fieldOf, problem, wordsField } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const DAY = 86_400_000;
const SHOWN_DAYS = 35;

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, 'class.keep');
	const { timeZone } = await hub();
	const asked = event.url.searchParams.get('from') ?? '';
	const from =
		momentOf(`${asked}T00:00`, timeZone) ?? momentOf(`${isoDate(new Date(), timeZone)}T00:00`, timeZone) ?? new Date();
	const days = Array.from({ length: SHOWN_DAYS }, (_, index) =>
		isoDate(new Date(from.getTime() + index * DAY + DAY / 2), timeZone)
	);
	const shift = (by: number) => isoDate(new Date(from.getTime() + by * DAY + DAY / 2), timeZone);
	const out = await loans(from, new Date(from.getTime() + SHOWN_DAYS * DAY));
	return {
		days,
		earlier: shift(-SHOWN_DAYS),
		later: shift(SHOWN_DAYS),
		kits: await kits(),
		loans: out.map((loan) => ({ ...loan, first: isoDate(loan.from, timeZone), last: isoDate(loan.until, timeZone) }))
	};
};

type Typed = { name: string; kit: string; borrower: string; from: string; until: string };

async function act(
	event: RequestEvent,
	done: string,
	what: (form: FormData, by: { actor: ReturnType<typeof ref>; source: 'desk' }) => Promise<unknown>
) {
	const viewer = await requireTeam(event, 'class.keep');
	const form = await event.request.formData();
	const text = (name: string) => fieldOf(form, name);
	const typed: Typed = {
		name: text('name'),
		kit: text('kit'),
		borrower: text('borrower'),
		from: text('from'),
		until: text('until')
	};
	const failed = await what(form, { actor: ref('person', viewer.id), source: 'desk' }).then(
		() => null,
		(error: unknown) => problem(error, typed, event.locals.locale)
	);
	if (failed) return failed;
	redirect(303, href(`/desk/classes/kits?done=${done}`, event.locals.locale));
}

export const actions: Actions = {
	add: (event) =>
		act(event, 'added', async (form) => {
			const name = fieldOf(form, 'name').trim().slice(0, 80);
			const contents = wordsField(form, 'contents', event.locals.locale);
			if (!name || !contents) throw refused('classes_kit_words', {}, 422);
			await transaction((tx) => addKit(tx, name, contents));
		}),
	lend: (event) =>
		act(event, 'lent', async (form, by) => {
			const { timeZone } = await hub();
			const [from, until] = [
				momentOf(`${fieldOf(form, 'from')}T08:00`, timeZone),
				momentOf(`${fieldOf(form, 'until')}T18:00`, timeZone)
			];
			const borrower = fieldOf(form, 'borrower').trim().slice(0, 120);
			const kit = Number(fieldOf(form, 'kit') || Number.NaN);
			if (!from || !until || !borrower || !Number.isSafeInteger(kit)) throw refused('classes_kit_loan_words', {}, 422);
			await transaction((tx) => lendKit(tx, { kit, borrower, from, until }, by));
		}),
	back: (event) => act(event, 'back', (form, by) => transaction((tx) => returnKit(tx, fieldOf(form, 'loan'), by)))
};
