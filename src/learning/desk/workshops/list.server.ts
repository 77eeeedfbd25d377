import { programme } from '#agenda/server';
import type { Viewer } from '#kernel/identity/index.ts';
import { can, hostedBy } from '#kernel/identity/policy.ts';
import { type Locale, say } from '#kernel/words.ts';
import { listQuery, ROWS } from '#web/list.server.ts';
import { workshopActs } from '../../acts.ts';
import { workshopList, workshopsOfOfferings } from '../../server/index.ts';

const MOST = 200;

/** The workshops that somebody answers for, a page of them. */
export async function workshopsListed(viewer: Viewer, url: URL) {
	const { page } = listQuery(url, { sorts: ['newest'] });
	const asked = { organizations: organizationsOf(viewer), limit: ROWS, offset: (page - 1) * ROWS };
	const { rows, total } = await workshopList(asked);
	return {
		...{ page, total, pages: Math.ceil(total / ROWS) },
		rows: rows.map(({ id, endedAt, canvasKind, title, fictional, organizationName, startsAt, teams }) => ({
			...{ id, endedAt, canvasKind, title, fictional, organization: organizationName, startsAt, teams }
		}))
	};
}

/** The activities of the kind workshop that have no teams yet, of those whom somebody answers for. */
export async function activitiesWithoutTeams(viewer: Viewer, locale: Locale) {
	const query = { organizations: organizationsOf(viewer), kind: 'workshop', locale, limit: MOST, offset: 0 } as const;
	const { rows } = await programme({ ...query, sort: 'next', descending: true });
	const made = new Set((await workshopsOfOfferings(rows.map(({ id }) => id))).map(({ offering }) => offering));
	return rows.filter(({ id }) => !made.has(id)).map(({ id, title }) => ({ value: id, label: say(title, locale).text }));
}

const organizationsOf = (viewer: Viewer) => (can(viewer, workshopActs.edit) ? null : hostedBy(viewer));
