import type { RequestEvent } from '@sveltejs/kit';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { type Locale, say } from '#kernel/words.ts';
import { sectors } from '#network/server';
import { changeGiven } from '#web/act.server.ts';
import { fieldOf, keyIn, ticked, typedTexts, wordsField } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import { NewCall } from '../../index.ts';
import { type Call, keepCall } from '../../server/index.ts';

type Event = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'url'>;

const lists = ['kinds', 'stages', 'sectors', 'sizes', 'heading_title', 'heading_part'] as const;
const several = (text: string): string[] => text.split(/[\n,;]/).flatMap((one) => one.trim() || []);

/** What the form of a call lets one choose from. */
export async function callChoices(locale: Locale) {
	const all = await sectors();
	return { key: newId(), sectors: all.map(({ slug, label }) => ({ value: slug, label: say(label, locale).text })) };
}

/** Keeps what others offer as its form says it; a point without a title is none. @param id of the one that is changed */
export async function saveCall(event: Event, viewer: Viewer, before?: Call) {
	const form = await event.request.formData();
	const many = Object.fromEntries(lists.map((name) => [name, ticked(form, name)])) as Record<
		(typeof lists)[number],
		string[]
	>;
	const typed = { ...typedTexts(form), many };
	const { locale } = event.locals;
	const day = (name: string) => fieldOf(form, name) || null;
	const read = NewCall.safeParse({
		...{ name: fieldOf(form, 'name'), offeredBy: fieldOf(form, 'offeredBy'), link: fieldOf(form, 'link').trim() },
		permanent: ticked(form, 'permanent').length > 0,
		...{ opensOn: day('opensOn'), closesOn: day('closesOn'), checkedOn: day('checkedOn') },
		...{ summary: wordsField(form, 'summary', locale), eligibility: wordsField(form, 'eligibility', locale) },
		...{ kinds: many.kinds, stages: many.stages, sectors: many.sectors, sizes: many.sizes },
		places: several(fieldOf(form, 'places')),
		headings: many.heading_title.flatMap((title, place) =>
			title.trim() ? [{ title, part: many.heading_part[place] || 'free' }] : []
		)
	});
	const id = before?.id ?? keyIn(form);
	return changeGiven(
		event,
		typed,
		read,
		(tx, given) => keepCall(tx, id, given, viewer, byOf(viewer), before?.fictional),
		'/desk/ventures/calls?done=saved'
	);
}
