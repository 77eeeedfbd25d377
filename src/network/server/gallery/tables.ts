import type { ColumnType, JSONColumnType } from 'kysely';
import type { Picture } from '#kernel/picture.ts';
import type { Words } from '#kernel/words.ts';
import type { WorkKind } from '../../gallery/kinds.ts';
import type { On } from '../tables.ts';

type Moment = ColumnType<Date, Date | undefined, Date>;

interface WorkTable {
	id: string;
	slug: string;
	kind: WorkKind;
	title: JSONColumnType<Words>;
	summary: JSONColumnType<Words>;
	body: JSONColumnType<Words> | null;
	year: number | null;
	url: string | null;
	organization: string | null;
	sectors: string[];
	pictures: ColumnType<Picture[], string, string>;
	fictional: boolean;
	publishedAt: Date | null;
	deletedAt: Date | null;
	createdAt: Moment;
	updatedAt: Moment;
}

type Tables = {
	'network.work': WorkTable;
	'network.credit': { id: string; work: string; person: string | null; name: string; role: string; rank: number };
	'network.organizationCard': { id: string; slug: string; name: string; deletedAt: Date | null };
};

export const within = (on: On) => on.withTables<Tables>();
