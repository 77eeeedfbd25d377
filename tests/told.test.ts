import { expect, test } from 'vitest';
import { shown } from './support/shown.ts';
import { programSources, untoldWrites } from './support/writes.ts';

const draft = 'a draft, which nobody sees';
const sending = 'a film that is not ready is shown to nobody';

/** Functions that change a table which people see, and not what they see of it. */
const silent = {
	'src/agenda/server/offerings.ts#writeOffering': draft,
	'src/agenda/server/retention.ts#forget': 'answers and notes',
	'src/city/server/media.ts#touchAll': 'that its team has changed it',
	'src/city/server/parcels/taking.ts#takeFresh': draft,
	'src/city/server/parcels/taking.ts#takeInto': 'what its team works on',
	'src/city/server/parcels/writing.ts#writeContent': 'what its team works on',
	'src/city/server/seats.ts#touch': 'that its team has changed it',
	'src/city/server/town/following.ts#keep': 'when it was asked and what went wrong, for the team',
	'src/city/server/town/sources.ts#addTown': 'an address without a place is on no page yet',
	'src/city/server/town/sources.ts#pauseTown': 'whether it is asked again, for the team',
	'src/city/server/voices.ts#forgetVoices': 'what nobody has read',
	'src/city/server/voices.ts#leaveVoice': 'what its team reads first',
	'src/city/server/writing.ts#changeTrail': 'what its team works on',
	'src/city/server/writing.ts#writeTrail': draft,
	'src/groups/server/writing.ts#writeGroup': draft,
	'src/journey/server/desk/shelf.ts#dropDraft': draft,
	'src/kernel/identity/server/persons.ts#makePerson': 'who is new is on no page yet',
	'src/kernel/identity/server/persons.ts#nameIsNotHers': 'what she is called stays; only who said it is kept',
	'src/kernel/identity/server/persons.ts#splitName': 'what she is called stays; only its two parts are kept',
	'src/kernel/server/disk.ts#markFiles': 'the mark of the folder of files',
	'src/learning/server/completion/handing.ts#giveTo': 'what somebody has done',
	'src/learning/server/completion/ways.ts#writeWay': draft,
	'src/learning/server/programmes/programmes.ts#addProgramme': draft,
	'src/learning/server/programmes/timetable.ts#planCourse': 'the séances tell it, of which it plans one at least',
	'src/missions/server/persons.ts#forgetMission': 'what travellers said, and that it is forgotten',
	'src/missions/server/writing.ts#writeMission': draft,
	'src/network/server/gallery/editing.ts#addWork': draft,
	'src/network/server/import-people.ts#takeBack': 'whom an import has made, and who was in nothing since',
	'src/network/server/people/profiles.ts#begin': draft,
	'src/partnering/server/expiry.ts#ask': 'when it was asked whether it still holds',
	'src/partnering/server/writing.ts#putUp': draft,
	'src/partnering/server/writing.ts#writeProposal': draft,
	'src/routes/(coulisses)/desk/welcome/+page.server.ts#actions': 'what the team has put aside of its guide',
	'src/sensing/server/api/attaching.ts#attach': 'where a thing stands, read anew for each answer; whoever calls tells',
	'src/sensing/server/api/attaching.ts#lead': 'to what a stream or a value leads; whoever calls tells',
	'src/sensing/server/api/changing.ts#change': 'told by settle, for things and streams',
	'src/stage/server/film/films.ts#changeFilm': 'words for the team',
	'src/stage/server/film/upload.ts#forgetUploads': sending,
	'src/stage/server/film/upload.ts#giveUp': sending,
	'src/stage/server/film/upload.ts#tryAgain': sending,
	'src/stage/server/film/upload.ts#wait': sending,
	'src/stage/server/rundown.ts#remove': 'the rundown is for the crew',
	'src/stage/server/stations.ts#addStation': 'a station without a show is on no page',
	'src/stage/server/stations.ts#trashStation': 'in the trash it keeps the shows that it has',
	'src/venture/server/briefs/writing.ts#changeBrief': draft,
	'src/venture/server/briefs/writing.ts#writeBrief': draft,
	'src/venture/server/holders.ts#askHolder': 'who was asked is no holder yet',
	'src/venture/server/mentors/reminding.ts#question': 'who was asked whether it took place',
	'src/venture/server/mentors/reminding.ts#remind': 'who was reminded',
	'src/venture/server/mentors/saying.ts#writeSupport': 'by which contact it counts, which tells it',
	'src/venture/server/playtests/reminding.ts#write': 'who was reminded, and asked',
	'src/venture/server/playtests/writing.ts#changePlaytest': draft,
	'src/venture/server/playtests/writing.ts#writePlaytest': draft
};

const isShown = (table: string): boolean => table in shown;

test('every statement that changes what people see is told by its function, or by all who call it', () => {
	expect(untoldWrites(programSources(), isShown, silent)).toEqual([]);
}, 60_000);

test('a statement that somebody reaches without a fact is found, through helpers and doors', () => {
	const [store, door, acts] = ['src/network/server/store.ts', 'src/network/server/index.ts', 'src/erase.ts'];
	const sources = {
		[store]: [
			"export const write = (tx) => tx.updateTable('network.place').set({}).execute();",
			'const only = (tx) => record(tx, {});',
			'export async function add(tx) { await write(tx); await only(tx); }'
		].join('\n'),
		[door]: "export { write as put } from './store.ts';"
	};
	expect(untoldWrites(sources, isShown)).toEqual([]);
	const more = "import { put } from '#network/server';\nexport const undo = (tx) => put(tx);";
	expect(untoldWrites({ ...sources, [acts]: more }, isShown)).toEqual([`${store}:1 network.place in write`]);
	const raw = 'export const mend = (tx, table) => tx.updateTable(table).set({ rank: 1 }).execute();';
	expect(untoldWrites({ [acts]: raw }, isShown)).toEqual([`${acts}:1 ? in mend`]);
	expect(untoldWrites({ [acts]: raw }, isShown, { [`${acts}#mend`]: 'an exception' })).toEqual([]);
	expect(() => untoldWrites({}, isShown, { [`${acts}#mend`]: 'of something gone' })).toThrow('is not there');
});
