import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Post } from '#kernel/identity/index.ts';
import type { db, Tx } from '#kernel/server/db.ts';
import type { Locale, Words } from '#kernel/words.ts';
import type { OrganizationCard } from '#network';
import type { Handling, Origin } from '../room/entries.ts';
import type { CueContent } from '../room/orders.schema.ts';
import type { Theme } from '../theme.ts';

type Moment = ColumnType<Date, Date | undefined, Date>;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;

interface StationTable {
	id: string;
	slug: string;
	name: string;
	organization: Maybe<string>;
	theme: JSONColumnType<Theme>;
	locale: Generated<Locale>;
	delayMs: Generated<number>;
	createdAt: Moment;
	deletedAt: Maybe<Date>;
}

interface FilmTable {
	id: string;
	title: string;
	state: 'uploading' | 'waiting' | 'working' | 'ready' | 'failed';
	form: Generated<'ladder' | 'as_is'>;
	folder: string;
	mediaType: string;
	bytes: Generated<number>;
	durationMs: Maybe<number>;
	width: Maybe<number>;
	height: Maybe<number>;
	progress: Generated<number>;
	failure: Maybe<string>;
	rights: Maybe<string>;
	broadcastOn: Maybe<string>;
	captions: Maybe<string>;
	organization: Maybe<string>;
	createdBy: Maybe<string>;
	createdAt: Moment;
	deletedAt: Maybe<Date>;
}

interface ShowTable {
	id: string;
	occurrence: string;
	film: Maybe<string>;
	trailer: Maybe<string>;
	hlsUrl: Maybe<string>;
	chat: Generated<Handling>;
	questions: Generated<Handling>;
	slowSeconds: Generated<number>;
	reactions: Generated<boolean>;
	loops: Generated<boolean>;
	silenceSeconds: Generated<number>;
	createdAt: Moment;
	updatedAt: Moment;
}

interface ShowStationTable {
	show: string;
	station: string;
	position: number;
}

interface CrewTable {
	show: string;
	person: string;
	post: Post;
	station: Maybe<string>;
	named: string | null;
}

interface SegmentTable {
	id: string;
	show: string;
	position: number;
	title: JSONColumnType<Words>;
	seconds: Generated<number>;
	note: Maybe<string>;
}

interface CueTable {
	id: string;
	segment: string;
	position: number;
	content: JSONColumnType<CueContent>;
}

interface RoomTable {
	id: string;
	show: string;
	purpose: 'air' | 'rehearsal';
	version: Generated<number>;
	openedAt: Date;
	startedAt: Maybe<Date>;
	endedAt: Maybe<Date>;
	pictureOffsetMs: Generated<number>;
}

interface EntryTable {
	room: string;
	version: number;
	at: Date;
	body: JSONColumnType<object>;
	orderedBy: Maybe<string>;
}

interface MessageTable {
	id: string;
	room: string;
	kind: 'chat' | 'question' | 'word';
	author: Maybe<Buffer>;
	person: Maybe<string>;
	name: string;
	text: string;
	origin: Generated<Origin>;
	station: Maybe<string>;
	state: 'waiting' | 'shown' | 'rejected' | 'removed';
	saidAt: Date;
	arrivedAt: Moment;
	decidedBy: Maybe<string>;
	decidedAt: Maybe<Date>;
}

interface UpvoteTable {
	message: string;
	token: Buffer;
}

interface MutedTable {
	room: string;
	author: Buffer;
	until: Date;
}

interface BallotTable {
	room: string;
	poll: string;
	token: Buffer;
	choice: string[];
	at: Date;
	station: Maybe<string>;
	commune: Maybe<string>;
	points: Maybe<number>;
	arrivedAt: Moment;
}

interface TallyTable {
	room: string;
	poll: string;
	option: string;
	station: string;
	commune: string;
	votes: number;
}

interface ReplayBallotTable {
	room: string;
	poll: string;
	token: Buffer;
	choice: string[];
	at: Moment;
}

interface BallotCodeTable {
	hash: Buffer;
	cue: string;
}

interface PostcodeTable {
	code: string;
	commune: string;
}

interface PollSilenceTable {
	id: string;
	startsAt: Date;
	endsAt: Date;
	reason: string;
	createdBy: Maybe<string>;
	createdAt: Moment;
}

interface ReplyRequestTable {
	id: string;
	show: Maybe<string>;
	name: string;
	contact: string;
	concerns: string;
	receivedOn: string;
	state: Generated<'received' | 'granted' | 'refused' | 'broadcast'>;
	answer: Maybe<string>;
	answeredOn: Maybe<string>;
	broadcastOn: Maybe<string>;
	createdBy: Maybe<string>;
	createdAt: Moment;
}

type Tables = {
	'stage.station': StationTable;
	'stage.film': FilmTable;
	'stage.show': ShowTable;
	'stage.showStation': ShowStationTable;
	'stage.crew': CrewTable;
	'stage.segment': SegmentTable;
	'stage.cue': CueTable;
	'stage.room': RoomTable;
	'stage.entry': EntryTable;
	'stage.message': MessageTable;
	'stage.upvote': UpvoteTable;
	'stage.muted': MutedTable;
	'stage.ballot': BallotTable;
	'stage.tally': TallyTable;
	'stage.replayBallot': ReplayBallotTable;
	'stage.ballotCode': BallotCodeTable;
	'stage.postcode': PostcodeTable;
	'stage.pollSilence': PollSilenceTable;
	'stage.replyRequest': ReplyRequestTable;
	// what the network publishes to be joined
	'network.organizationCard': OrganizationCard;
};

/** A transaction, or the pool of connections for what only reads. */
export type On = Tx | typeof db;

export const within = (on: On) => on.withTables<Tables>();
