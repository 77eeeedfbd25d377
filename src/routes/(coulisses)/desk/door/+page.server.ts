import { doorActs } from '#agenda/acts.ts';
import { doors } from '#agenda/server';
import { plain } from '#kernel/fold.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import { can, hostedBy } from '#kernel/identity/policy.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

const LATER_SHOWN = 24;
const PAST_SHOWN = 12;

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, deskActs.enter);
	const { coming, past } = await doors(can(viewer, doorActs.checkIn) ? null : hostedBy(viewer));
	const q = (event.url.searchParams.get('q') ?? '').trim().slice(0, 200);
	const asked = (door: (typeof coming)[number]) => isAbout(door, q);
	const [next, over] = [coming.filter(asked), past.filter(asked)];
	return q
		? { q, coming: next, past: over }
		: { q, coming: next.slice(0, LATER_SHOWN), past: over.slice(0, PAST_SHOWN) };
};

function isAbout({ offering, occurrence }: Awaited<ReturnType<typeof doors>>['coming'][number], q: string): boolean {
	const { source: _, ...title } = offering.title;
	return plain([...Object.values(title), offering.organization.name, occurrence.place?.name].join(' ')).includes(
		plain(q)
	);
}
