import type { RequestEvent } from '@sveltejs/kit';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { span } from '#kernel/time.ts';
import { m } from '#messages';
import { changeGiven } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf, typedTexts } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import { NewApart } from '../../apart.schema.ts';
import { addApart, bookedApart } from '../../server/index.ts';
import type { Space } from '../../space.ts';
import type { Occasions } from './calendar.server.ts';

type Event = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'url'>;

const MOST_NAMED = 12;

/** Keeps days apart of a space or of its place; what is booked when it would be closed is named first. */
export async function keepApart(
	event: Event,
	{ viewer, space }: Readonly<{ viewer: Viewer; space: Space }>,
	occasions: Occasions
) {
	const { locale } = event.locals;
	const { timeZone } = await hub();
	const form = await event.request.formData();
	const from = fieldOf(form, 'apart_from');
	const reason = fieldOf(form, 'apart_reason').trim().slice(0, 200);
	const read = NewApart.safeParse({
		...{ from, until: fieldOf(form, 'apart_until') || from, hours: fieldOf(form, 'apart_hours') },
		reason: reason ? { source: locale, [locale]: reason } : null
	});
	const of = { space, whole: fieldOf(form, 'apart_of') === 'place' };
	const write = async (tx: Tx, given: NewApart) => {
		const held = await bookedApart(of, given, tx);
		const said = await occasions(
			held.map(({ subject }) => subject),
			locale
		);
		const lines = held.slice(0, MOST_NAMED).map(({ subject, startsAt, endsAt }) => {
			const title = said.get(`${subject.kind} ${subject.id}`)?.title ?? m.house_taken({}, { locale });
			return `${title}, ${span(startsAt, endsAt, locale, timeZone)}`;
		});
		if (held.length > MOST_NAMED) lines.push(m.house_apart_others({ count: held.length - MOST_NAMED }, { locale }));
		await addApart(tx, of, given, byOf(viewer));
		const question = doing(m.house_apart_keep({}, { locale }), [
			m.house_apart_booked({ count: held.length }, { locale }),
			...lines
		]);
		requireSure(event, held.length ? { ...question, kept: true } : null, form);
	};
	const typed = { ...typedTexts(form).text, apart: '1' };
	return changeGiven(event, typed, read, write, `/desk/spaces/${space.id}?done=apart#apart`);
}
