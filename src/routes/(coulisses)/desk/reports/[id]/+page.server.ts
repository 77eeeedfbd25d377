import { refused } from '#kernel/errors.ts';
import { decisions } from '#moderation';
import { decide, reportById } from '#moderation/server';
import { change } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { requireTeam } from '#web/require.server.ts';
import { reportable, reported } from '../../../../../reportable.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, 'report.decide');
	const { reporter: _, decidedBy: __, ...its } = await reportById(event.params.id);
	const kind = reportable[its.kind];
	const about = await reported(its.kind, its.object, event.locals.locale);
	return { its, about, kind: kind?.label() ?? its.kind, mayHide: Boolean(kind?.hide && about && !about.lasting) };
};

export const actions: Actions = {
	default: async (event) => {
		const viewer = await requireTeam(event, 'report.decide');
		const form = await event.request.formData();
		const { id, kind, object } = await reportById(event.params.id);
		const about = await reported(kind, object, event.locals.locale);
		return change(
			event,
			{},
			async (tx) => {
				const decision = decisions.find((one) => one === fieldOf(form, 'decision'));
				if (!decision) throw refused('kernel_bad_request', {}, 400);
				await decide(tx, id, decision, viewer.id);
				// somebody may have taken it down already
				if (decision === 'hidden' && about?.shown)
					await reportable[kind]?.hide?.(tx, object, viewer.id, fieldOf(form, 'callOff') === '1');
			},
			'/desk/reports?done=1'
		);
	}
};
