import type { ColumnType, Generated } from 'kysely';
import type { Source } from '../../facts.ts';
import type { db, Tx } from '../../server/db.ts';
import type { Locale } from '../../words.ts';
import type { Gender } from '../genders.ts';
import type { Audience, FieldGroup, Purpose, RoleName } from '../index.ts';

type Moment = ColumnType<Date, Date | undefined, Date>;

interface PersonTable {
	id: string;
	name: string;
	given: string | null;
	family: string | null;
	email: string | null;
	locale: Locale;
	birthYear: number | null;
	minorUntil: number | null;
	named: Generated<boolean>;
	fictional: Generated<boolean>;
	createdAt: Moment;
	erasedAt: Date | null;
	suspendedAt: Date | null;
	suspendedWhy: string | null;
	mergedInto: string | null;
}

interface RoleTable {
	id: string;
	person: string;
	role: RoleName;
	scopeKind: string | null;
	scope: string | null;
	grantedBy: string | null;
	grantedAt: Moment;
	revokedAt: Date | null;
}

interface InvitationTable {
	id: string;
	email: string;
	role: RoleName;
	scopeKind: string | null;
	scope: string | null;
	tokenHash: string;
	invitedBy: string | null;
	invitedAt: Moment;
	expiresAt: Date;
	acceptedAt: Date | null;
}

interface KeyTable {
	id: string;
	kind: string;
	name: string;
	scopeKind: string;
	scope: string;
	part: string | null;
	hash: Buffer;
	person: string;
	madeAt: Moment;
	endsAt: Date | null;
	usedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
	scopes: Generated<string[]>;
	endedAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

interface ConsentTable {
	id: string;
	person: string;
	purpose: Purpose;
	wordingVersion: string;
	givenAt: Moment;
	withdrawnAt: Date | null;
	source: Source;
}

/** Our own tables; those of better-auth keep its names and are written in plain SQL. */
type Tables = {
	'identity.person': PersonTable;
	'identity.role': RoleTable;
	'identity.invitation': InvitationTable;
	'identity.key': KeyTable;
	'identity.consent': ConsentTable;
	'identity.visibility': { person: string; fieldGroup: FieldGroup; audience: Audience };
	'identity.gender': { person: string; gender: Gender; wordingVersion: string; saidAt: Moment };
	'identity.stepUp': { sessionId: string; method: string; at: Moment };
	'identity.usedCode': { person: string; code: string; at: Moment };
};

export const within = (tx: Tx | typeof db) => tx.withTables<Tables>();
