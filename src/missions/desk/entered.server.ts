import type { RequestEvent } from '@sveltejs/kit';
import type { Tx } from '#kernel/server/db.ts';
import { change } from '#web/act.server.ts';
import { typedTexts } from '#web/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import { missionActs } from '../acts.ts';
import { type Mission, missionById } from '../server/index.ts';

type Event = RequestEvent<{ mission: string }>;

/** Lets the team in to a mission, whatever its state. @throws 404 */
export async function requireMission(event: Pick<Event, 'locals' | 'url' | 'params'>) {
	const viewer = await requireTeam(event, missionActs.keep);
	const mission: Mission = await missionById(event.params.mission);
	const { locale } = event.locals;
	return { viewer, mission, id: mission.id, locale, by: byOf(viewer) };
}
export type Entered = Awaited<ReturnType<typeof requireMission>>;

/** A button or a form of a page of a mission that a schema has no part in: it acts, and leads back to the page; the page lets in. */
export const pressing =
	(
		page: string,
		done: string,
		act: (tx: Tx, entered: Entered, form: FormData, event: Event) => Promise<unknown>,
		beside: Parameters<typeof change>[4] = ''
	) =>
	async (event: Event, entered: Entered) => {
		const form = await event.request.formData();
		const to = `/desk/missions/${entered.id}${page}?done=${done}`;
		return change(event, typedTexts(form), (tx) => act(tx, entered, form, event), to, beside);
	};
