import { type Flow, flowOf } from '#exchange';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { workKindName } from '../../index.ts';
import type { WorkRow } from '../../server/index.ts';

/** The list of works as a table. */
export const worksTable = (works: AsyncIterable<readonly WorkRow[]>, locale: Locale): Flow =>
	flowOf(m.gallery_desk_file(), works, {
		title: [m.web_title(), ({ title }) => say(title, locale).text],
		kind: [m.web_kind(), ({ kind }) => workKindName(kind)],
		organization: [m.web_organization(), ({ organizationName }) => organizationName],
		year: [m.gallery_year(), ({ year }) => year],
		published: [m.gallery_desk_state_published(), ({ publishedAt }) => publishedAt],
		updated: [m.web_changed(), ({ updatedAt }) => updatedAt]
	});
