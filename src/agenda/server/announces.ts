import { ifThere } from '#kernel/errors.ts';
import { type Fact, ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Announcement } from '#kernel/server/announcement.ts';
import { m } from '#messages';
import { mayEdit } from './editing.ts';
import { offeringToEdit } from './programme.ts';
import type { On } from './tables.ts';

/** What programs are told of the agenda: of what is published everybody's, of the rest those who make it. All of one activity is told in order. */
export const announces: readonly Announcement[] = [
	{
		kind: 'activities',
		name: m.agenda_announces,
		summary:
			'An activity that one may see was published, rewritten or taken away, or a séance of it planned, moved or called off',
		verbs: [
			...(['agenda.published', 'agenda.unpublished', 'agenda.rewritten', 'agenda.rewriting_undone'] as const),
			...(['agenda.trashed', 'agenda.restored', 'agenda.scheduled', 'agenda.rescheduled'] as const),
			...(['agenda.cancelled', 'agenda.reinstated', 'agenda.removed'] as const)
		],
		object: async (fact) => ref('offering', offeringOf(fact)),
		where: async ({ id }, reader, on) => ((await mayRead(reader, id, on)) ? `/offerings/${id}` : null)
	}
];

const offeringOf = ({ object, context }: Fact): string =>
	object.kind === 'offering' ? object.id : (context?.id ?? object.id);

async function mayRead(reader: Viewer, id: string, on: On): Promise<boolean> {
	const found = await ifThere(offeringToEdit(id, on));
	return found !== null && (found.state === 'published' || mayEdit(reader, found));
}
