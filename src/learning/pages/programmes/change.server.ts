import type { RequestEvent } from '@sveltejs/kit';
import { missing } from '#kernel/errors.ts';
import { change, changeGiven } from '#web/act.server.ts';
import { fieldOf, typedOf } from '#web/form.server.ts';
import { moments, NewStand, statements } from '../../index.ts';
import { answerChange, type Enrolment, passChange } from '../../server/index.ts';

/** Keeps what somebody answers about her training, or that she would rather not, and leads back to it. @throws 404 for another moment than before and after */
export async function keepChange(event: RequestEvent, enrolment: Enrolment) {
	const form = await event.request.formData();
	const moment = moments.find((one) => one === fieldOf(form, 'moment'));
	if (!moment) throw missing();
	const typed = typedOf(form, statements);
	const page = `/me/programmes/${enrolment.cohort}`;
	return fieldOf(form, 'pass')
		? change(event, typed, (tx) => passChange(tx, enrolment, moment), `${page}?done=passed#change`)
		: changeGiven(
				event,
				typed,
				NewStand.safeParse(typed),
				(tx, stand) => answerChange(tx, enrolment, moment, stand),
				`${page}?done=answered#change`
			);
}
