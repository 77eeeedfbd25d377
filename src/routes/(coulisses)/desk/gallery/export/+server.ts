import { tableResponse } from '#exchange/pages/table.server.ts';
import { say } from '#kernel/words.ts';
import { m } from '#messages';
import { workKindName } from '#network';
import { worksQuery } from '#network/desk/gallery/gallery.server.ts';
import { type WorkRow, workList } from '#network/server';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

const MOST = 50_000;

/** The list of works as its address narrows it, as a file. */
export const GET: RequestHandler = async (event) => {
	const viewer = await requireTeam(event, 'desk.enter');
	const { works } = await workList({ ...worksQuery(event.url, viewer).asked, limit: MOST, offset: 0 });
	const columns = [
		{ id: 'title', label: m.gallery_desk_title() },
		{ id: 'kind', label: m.gallery_kind() },
		{ id: 'organization', label: m.desk_organization() },
		{ id: 'year', label: m.gallery_year() },
		{ id: 'published', label: m.gallery_desk_state_published() },
		{ id: 'updated', label: m.gallery_desk_updated() }
	];
	const row = ({ title, kind, organizationName, year, publishedAt, updatedAt }: WorkRow) => ({
		title: say(title, event.locals.locale).text,
		kind: workKindName(kind),
		organization: organizationName,
		year,
		published: publishedAt,
		updated: updatedAt
	});
	return tableResponse({ name: m.gallery_desk_file(), columns, rows: works.map(row) }, event.url);
};
