import { missing } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Locale } from '#kernel/words.ts';
import { countryName } from '#partnering';
import { changeGiven } from '#web/act.server.ts';
import { fieldOf, typedTexts } from '#web/form.server.ts';
import { Terms } from '../group.schema.ts';
import { seatIn, setTerms } from '../server/index.ts';
import { byIn, type Event, headOf, pageOf } from './inside.server.ts';

/** What a joint project costs, who pays what of it, and whose its result is. @throws 404 for a working group */
export async function termsShown(viewer: Viewer, id: string, locale: Locale) {
	const seat = await seatIn(id, viewer);
	const { kind, budgetCents, rights, rightsWords } = seat.group;
	if (kind !== 'project') throw missing();
	const members = seat.members
		.filter(({ state }) => state === 'member')
		.map(({ id: member, name, country, shareCents }) => ({
			...{ id: member, name, country: countryName(country, locale), shareCents }
		}));
	return {
		...{ group: headOf(seat, locale), budgetCents, rights, rightsWords, members },
		shared: members.reduce((sum, { shareCents }) => sum + (shareCents ?? 0), 0)
	};
}

/** « 1 250,50 » in cents; null for an empty field, no number for what is none. */
function centsOf(typed: string): number | null {
	const plain = typed.replace(/[\s\u00a0\u202f€]/g, '').replace(',', '.');
	return plain ? Math.round(Number(plain) * 100) : null;
}

/** Keeps the terms from their form; what is wrong with a share stands beside it. */
export async function saveTerms(event: Event, viewer: Viewer) {
	const form = await event.request.formData();
	const shares = [...form.keys()].filter((name) => name.startsWith('share_'));
	const given = Terms.safeParse({
		budget: centsOf(fieldOf(form, 'budget')),
		shares: Object.fromEntries(shares.map((name) => [name.slice(6), centsOf(fieldOf(form, name))])),
		...{ rights: fieldOf(form, 'rights') || null, rightsWords: fieldOf(form, 'rightsWords') }
	});
	return changeGiven(
		event,
		typedTexts(form),
		given,
		(tx, its) => setTerms(tx, event.params.group, its, { viewer, by: byIn(viewer) }),
		pageOf(event, 'saved', '/terms')
	);
}
