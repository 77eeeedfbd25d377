import type { RequestEvent } from '@sveltejs/kit';
import { Refusal } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { hub } from '#kernel/server/hub.ts';
import { limit } from '#kernel/server/limits.ts';
import { typedOf } from '#web/form.server.ts';
import { holdFor, inHouse, isHeld, letGo, spaceBySlug } from '../server/index.ts';
import { stretchIn } from '../server/times.ts';

type Sent = Pick<RequestEvent, 'request' | 'locals'>;

/** Holds what a form has chosen so far for somebody, or lets go of it when the form is left and says nothing. @returns until when; null where it cannot be held: the form works without, and says why when it is sent. */
export async function holdFrom(
	{ request, locals: { locale } }: Sent,
	viewer: Viewer,
	slug: string
): Promise<{ until: Date | null }> {
	const typed = typedOf(await request.formData(), ['day', 'from', 'until', 'quantity']);
	const time = stretchIn(typed, (await hub()).timeZone);
	if (!typed.day) await letGo(viewer.id);
	// a pupil without an address books nothing by herself
	if (!viewer.email || !time) return { until: null };
	const quantity = /^[1-9]$|^10$/.test(typed.quantity) ? Number(typed.quantity) : 1;
	try {
		const space = await spaceBySlug(slug);
		const wanted = { space: space.id, startsAt: time.from, endsAt: time.until, quantity };
		// a page that is loaded again asks for nothing more
		if (!(await isHeld(viewer.id, wanted))) await limit('hold', viewer.id);
		return { until: (await inHouse(space, (tx) => holdFor(tx, viewer.id, wanted, locale))).until };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		// what she had before is not what she wants now
		await letGo(viewer.id);
		return { until: null };
	}
}
