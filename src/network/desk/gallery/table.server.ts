import type { Cell, Table } from '#exchange';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { workKindName } from '../../index.ts';
import type { WorkRow } from '../../server/index.ts';

const labels = {
	title: m.web_work_name,
	kind: m.web_kind,
	organization: m.web_organization,
	year: m.gallery_year,
	published: m.gallery_desk_state_published,
	updated: m.gallery_desk_updated
};

/** The list of works as a table. */
export const worksTable = (works: readonly WorkRow[], locale: Locale): Table => ({
	name: m.gallery_desk_file(),
	columns: Object.entries(labels).map(([id, label]) => ({ id, label: label() })),
	rows: works.map(
		({ title, kind, organizationName, year, publishedAt, updatedAt }): Record<keyof typeof labels, Cell> => ({
			...{ title: say(title, locale).text, kind: workKindName(kind), organization: organizationName, year },
			...{ published: publishedAt, updated: updatedAt }
		})
	)
});
