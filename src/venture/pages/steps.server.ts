import type { RequestEvent } from '@sveltejs/kit';
import { missing } from '#kernel/errors.ts';
import { change } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { addStep, type Offered, removeStep } from '../server/index.ts';
import type { Acting } from './acting.server.ts';

type Event = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'url'>;

/** Puts one of what is offered to a holder on the line of time. */
export async function addFrom(event: Event, { viewer, file, by, base }: Acting, offered: readonly Offered[]) {
	const wanted = fieldOf(await event.request.formData(), 'subject');
	const one = offered.find(({ subject }) => `${subject.kind} ${subject.id}` === wanted);
	if (!one) throw missing();
	return change(event, {}, (tx) => addStep(tx, file.id, one, viewer, by), `${base}/line?done=saved`);
}

/** Takes off it what she has put there. */
export async function removeStepFrom(event: Event, { viewer, file, by, base }: Acting) {
	const step = fieldOf(await event.request.formData(), 'step');
	return change(event, {}, (tx) => removeStep(tx, file.id, step, viewer, by), `${base}/line?done=saved`);
}
