import { type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { advisedBy } from '#kernel/identity/policy.ts';
import { localOf, momentOf } from '#kernel/server/clock.ts';
import { transaction } from '#kernel/server/db.ts';
import { words } from '#kernel/server/errors.ts';
import { hub } from '#kernel/server/hub.ts';
import { attempt } from '#web/act.server.ts';
import { fail } from '#web/fail.server.ts';
import { keyIn, typedOf } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import { NewContact } from '../contact.ts';
import { type ContactKind, contactKinds, contactRule } from '../contact-kinds.ts';
import { type File, noteContact } from '../server/index.ts';

type Event = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>;
const fields = ['contactKind', 'summary', 'day', 'from', 'until', 'operation', 'shared'] as const;
const [HOUR, MINUTE] = [3_600_000, 60_000];

/** When the form says that it was, before anybody has typed: an hour that is just over, by the hub's clock. */
export async function justOver(at = Date.now()) {
	const { timeZone } = await hub();
	const clock = (moment: number) => localOf(new Date(Math.floor(moment / (5 * MINUTE)) * 5 * MINUTE), timeZone);
	return { day: clock(at - HOUR).slice(0, 10), from: clock(at - HOUR).slice(11), until: clock(at).slice(11) };
}

/** In whose name she writes in a file: its keeper's, or that of the partner whose adviser she is. */
export const inNameOf = (viewer: Viewer, file: File): string => {
	const own = advisedBy(viewer);
	return own.find((one) => one === file.keeper.id) ?? own[0] ?? '';
};

/** Notes a contact as the form says, and leads on. */
export async function noteFrom(
	event: Event,
	viewer: Viewer,
	{ files, organization, to }: Readonly<{ files: readonly string[]; organization: string; to: string }>,
	form: FormData
) {
	const { locale } = event.locals;
	const { timeZone } = await hub();
	const typed = { ...typedOf(form, fields), files: files.join(' ') };
	const kind = contactKinds.find((one) => one === typed.contactKind);
	const at = momentOf(`${typed.day}T${typed.from}`, timeZone);
	const timed = kind ? contactRule(kind as ContactKind).timed : false;
	const given = NewContact.safeParse({
		...{ id: keyIn(form), kind, files, organization, at, summary: typed.summary, shared: typed.shared === 'yes' },
		until: timed ? momentOf(`${typed.day}T${typed.until}`, timeZone) : null,
		operation: timed ? typed.operation || null : null
	});
	if (!given.success) {
		const problems: Record<string, string> = {};
		for (const { path, message } of given.error.issues) problems[String(path[0] ?? '')] ??= words(message, {}, locale);
		return fail(422, { typed, problems });
	}
	const beside = { support_two_places: 'until', support_hour_twice: 'until', venture_operation_unknown: 'operation' };
	return attempt(event, beside, typed, async () => {
		await transaction((tx) => noteContact(tx, given.data, viewer, byOf(viewer)));
		redirect(303, href(to, locale));
	});
}
