import { z } from 'zod';
import type { Viewer } from '#kernel/identity/index.ts';
import { interestStates, sides } from '../states.ts';
import type { On } from './tables.ts';
import { type Interest, type interestsOf, messagesOf, talkFor } from './talks.ts';

/** A talk in a list. */
export const InList = z.strictObject({
	id: z.uuid(),
	proposal: z.uuid(),
	title: z.string(),
	state: z.enum(interestStates),
	/** Who is interested: of the directory, or from abroad and not in it. */
	organization: z.strictObject({ slug: z.string().nullable(), name: z.string(), country: z.string().nullable() }),
	askedAt: z.iso.datetime(),
	agreedAt: z.iso.datetime().nullable()
});

type Listed = Awaited<ReturnType<typeof interestsOf>>[number];

export const listedAs = ({
	id,
	proposal,
	title,
	state,
	slug,
	name,
	country,
	askedAt,
	agreedAt
}: Listed): z.infer<typeof InList> => ({
	...{ id, proposal, title, state, organization: { slug, name, country } },
	...{ askedAt: askedAt.toISOString(), agreedAt: agreedAt?.toISOString() ?? null }
});

/** A talk for one of its two sides. `side`: on which one is. */
export const Talk = InList.safeExtend({
	side: z.enum(sides),
	messages: z.array(
		z.strictObject({ id: z.uuid(), side: z.enum(sides), words: z.string().nullable(), at: z.iso.datetime() })
	)
});

/** A talk as its reader has it now. @throws 404 */
export async function talkNow(viewer: Viewer, id: string, on: On): Promise<z.infer<typeof Talk>> {
	const { proposal, interested, agreement, side, state, askedAt }: Interest = await talkFor(viewer, id, on);
	const { slug, name, country } = interested;
	const messages = await messagesOf(id, on);
	const listed = { id, proposal: proposal.id, title: proposal.title, state, slug, name, country, askedAt };
	return {
		...listedAs({ ...listed, agreedAt: agreement?.agreedAt ?? null }),
		side,
		messages: messages.map(({ id, side, words, at }) => ({ id, side, words, at: at.toISOString() }))
	};
}
