import type { Fact } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Announcement } from '#kernel/server/announcement.ts';
import type { Tx } from '#kernel/server/db.ts';
import { all, asEndpoint, type Endpoint } from './endpoints.ts';
import { standsInNow } from './owner.ts';
import { within } from './tables.ts';
import { putDownWithdrawn } from './told.ts';

type Declared = Readonly<{ all: readonly Announcement[]; now: () => Promise<readonly Announcement[]> }>;

let announced: Declared = { all: [], now: async () => [] };

/** What programs may be told of: all that there is, and what the team has not put off. */
export const declareAnnouncements = (given: Declared): void => {
	announced = given;
};

/** What may be told of now: what the team has put off is told to nobody. */
export const announcementsNow = (): Promise<readonly Announcement[]> => announced.now();

/** The announcement of which a fact is one. */
const announcementOf = (all: readonly Announcement[], verb: string): Announcement | undefined =>
	all.find(({ verbs }) => verbs.some((one) => one === verb));

/** The reader of the log that puts down what each endpoint is to be told: facts of its kinds about what its person may see, and that she may not any more. */
export async function gather(tx: Tx, facts: readonly Fact[]): Promise<void> {
	// what is put off is looked at when it is sent: a reader is inside its transaction
	const { all: announcements } = announced;
	const told = facts.filter(({ verb }) => announcementOf(announcements, verb));
	if (!told.length) return;
	const rows = await all(tx).execute();
	const listening = rows.map(asEndpoint).filter(({ pausedWhy }) => pausedWhy !== 'gone');
	for (const endpoint of listening) await gatherFor(tx, endpoint, told, announcements);
}

async function gatherFor(
	tx: Tx,
	endpoint: Endpoint,
	facts: readonly Fact[],
	announcements: readonly Announcement[]
): Promise<void> {
	const since = facts.filter(({ recordedAt }) => recordedAt >= endpoint.madeAt);
	const reader = since.length ? await standsInNow(endpoint, tx) : null;
	if (!reader) return;
	for (const fact of since) {
		const announcement = announcementOf(announcements, fact.verb);
		if (announcement && endpoint.kinds.includes(announcement.kind))
			await putDown(tx, { endpoint, fact, announcement, reader });
	}
}

type Told = Readonly<{ endpoint: Endpoint; fact: Fact; announcement: Announcement; reader: Viewer }>;

async function putDown(tx: Tx, { endpoint, fact, announcement, reader }: Told): Promise<void> {
	const object = await announcement.object(fact, tx);
	if (!object) return;
	const path = await announcement.where(object, reader, tx);
	if (!path) return putDownWithdrawn(tx, endpoint.id, object, fact);
	await within(tx)
		.insertInto('programs.delivery')
		.values({
			...{ id: newId(), endpoint: endpoint.id, position: fact.position, kind: announcement.kind, verb: fact.verb },
			...{ objectKind: object.kind, object: object.id, path, happenedAt: fact.at },
			...{ nextAt: fact.recordedAt, madeAt: fact.recordedAt }
		})
		.execute();
}
