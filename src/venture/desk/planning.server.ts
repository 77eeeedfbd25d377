import type { RequestEvent } from '@sveltejs/kit';
import { changeGiven } from '#web/act.server.ts';
import { ticked, typedOf } from '#web/form.server.ts';
import type { Acting } from '../pages/acting.server.ts';
import { NewPlan } from '../plan.ts';
import { agreePlan } from '../server/index.ts';

type Event = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'url'>;

/** Agrees on a plan as the form says: goals that are left empty are none. */
export async function agreeFrom(event: Event, { viewer, file, by, base }: Acting) {
	const form = await event.request.formData();
	const typed = typedOf(form, ['fromDay', 'untilDay', 'hours', 'operation']);
	const [ids, words, dues] = [ticked(form, 'goal_id'), ticked(form, 'goal_words'), ticked(form, 'goal_due')];
	const goals = words.flatMap((text, at) =>
		text.trim() ? [{ id: ids[at] || null, words: text, due: dues[at] || null }] : []
	);
	const minutes = Math.round(Number(typed.hours.replace(',', '.') || Number.NaN) * 60);
	const { fromDay, untilDay, operation } = typed;
	const read = NewPlan.safeParse({ fromDay, untilDay, minutes, operation: operation || null, goals });
	return changeGiven(
		event,
		typed,
		read,
		(tx, plan) => agreePlan(tx, file.id, plan, viewer, by),
		`${base}/plan?done=saved`,
		{
			venture_operation_unknown: 'operation'
		}
	);
}
