export { type Batch, batches, batchOf, bring, lookAt, sayColumns, sheetsOfBatch, throwAway } from './batches.ts';
export { busyRead, calendarRead } from './calendar/at-press.ts';
export { type Fetched, fetchCalendar, type Version } from './calendar/fetching.ts';
export {
	type BusyReading,
	type Instance,
	type Problem,
	type Reading,
	readCalendar,
	type Series
} from './calendar/reading.ts';
export { columnsNamed, wordsOf } from './columns.ts';
export { day, inYears, moment, time } from './dates.ts';
export {
	type Brought,
	type Column,
	Fault,
	type Importer,
	type Judged,
	ROW,
	type Session,
	type Touched,
	type Values,
	type Whole
} from './importer.ts';
export { knownTitles, titleOf } from './layout.ts';
export { LARGEST, readTable } from './read.ts';
export { decide, forgetRowsAbout, problemCount, problemsOf, type Row, rowsOf, settle } from './rows.ts';
export { columnLetter, isFailed, type Raw, type Sheet, shown } from './sheet.ts';
export { nameIndex, similarNames } from './similar.ts';
export {
	type Choice,
	choice,
	decimal,
	email,
	languages,
	list,
	name,
	paragraphs,
	text,
	website,
	whole,
	yesNo
} from './values.ts';
export {
	allAnswers,
	answerAll,
	answerWords,
	madeWords,
	unknownWords,
	type Word
} from './words/keeping.ts';
export { choiceNaming, type Maker, type Naming, type Near, PROPOSED, type Thing, truthNaming } from './words/naming.ts';
export type { Answer } from './words/reading.ts';
export { begin } from './work.ts';
export {
	type FlowingFile,
	flowingTable,
	flowingWorkbook,
	writeTable,
	writeWorkbook
} from './writing/write.ts';
export { writeZip, type ZipEntry } from './zip.ts';
