import { initial } from '#kernel/words.ts';
import { reportActs } from '#moderation/acts.ts';
import { decisionIn } from '#moderation/desk/reports/decision.server.ts';
import { decide, reportById } from '#moderation/server';
import { nounOf, reported } from '#nouns.ts';
import { changeGiven } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, reportActs.decide);
	const { reporter: _, decidedBy: __, ...its } = await reportById(event.params.id);
	const noun = nounOf(its.kind);
	const about = await reported(its.kind, its.object, event.locals.locale);
	const mayHide = Boolean(noun?.report?.hide && about && !about.lasting);
	return { its, about, kind: noun ? initial(noun.name()) : its.kind, mayHide };
};

export const actions: Actions = {
	default: async (event) => {
		const viewer = await requireTeam(event, reportActs.decide);
		const form = await event.request.formData();
		const { id, kind, object } = await reportById(event.params.id);
		const about = await reported(kind, object, event.locals.locale);
		const { typed, given } = decisionIn(form);
		return changeGiven(
			event,
			typed,
			given,
			async (tx, decided) => {
				await decide(tx, id, decided, viewer.id);
				// somebody may have taken it down already
				if (decided.decision === 'hidden' && about?.shown)
					await nounOf(kind)?.report?.hide?.(tx, object, byOf(viewer), fieldOf(form, 'callOff') === '1');
			},
			'/desk/reports?done=1'
		);
	}
};
