import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { db, Tx } from '#kernel/server/db.ts';
import type { CanvasKind } from '../../workshops/canvas/kinds.ts';
import type { CampusRule } from '../../workshops/teams.ts';
import type { Option } from '../../workshops/workshop.ts';

type Moment = ColumnType<Date, Date | undefined, Date>;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;

interface WorkshopTable {
	id: string;
	offering: string;
	disciplines: JSONColumnType<Option[]>;
	campuses: JSONColumnType<Option[]>;
	teamSize: number;
	campusRule: CampusRule;
	canvasKind: CanvasKind;
	createdAt: Moment;
	endedAt: Maybe<Date>;
}

interface MemberTable {
	workshop: string;
	person: string;
	discipline: string;
	campus: string;
	saidAt: Moment;
}

interface TeamTable {
	id: string;
	workshop: string;
	number: number;
	name: Maybe<string>;
}

interface CanvasTable {
	id: string;
	kind: CanvasKind;
	title: string;
	ownerKind: string;
	owner: string;
	version: Generated<number>;
	state: Maybe<Buffer>;
	stateVersion: Generated<number>;
	bytes: Generated<number>;
	shareHash: Maybe<Buffer>;
	closedAt: Maybe<Date>;
	createdAt: Moment;
	updatedAt: Moment;
}

interface VersionTable {
	id: string;
	canvas: string;
	name: string;
	state: Buffer;
	madeBy: Maybe<string>;
	madeAt: Moment;
}

type Tables = {
	'learning.workshop': WorkshopTable;
	'learning.workshopMember': MemberTable;
	'learning.team': TeamTable;
	'learning.teamMember': { workshop: string; team: string; person: string };
	'learning.canvas': CanvasTable;
	'learning.canvasUpdate': { canvas: string; version: number; body: Buffer };
	'learning.canvasAuthor': { id: string; canvas: string; person: string | null; merged: Generated<boolean> };
	'learning.canvasVersion': VersionTable;
	'learning.canvasReader': { canvas: string; person: string };
};

/** A transaction, or the pool of connections for what only reads. */
export type On = Tx | typeof db;

export const within = (on: On) => on.withTables<Tables>();
