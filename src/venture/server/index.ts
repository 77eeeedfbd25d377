export * from './appointments/index.ts';
export * from './asking/index.ts';
export * from './back/index.ts';
export * from './briefs/index.ts';
export * from './calls/index.ts';
export { type Contact, contactsOf } from './contact-list.ts';
export { noteContact, rewriteContact, strikeContact } from './contacts.ts';
export { countedFiles, countedHoldings, workedHours } from './counted.ts';
export { countFiles } from './counts.ts';
export { addDocument, documentsOf, type FileDocument, removeDocument } from './documents.ts';
export { type FileQuery, type FileRow, fileBoard, fileCounts, fileList, fileSorts } from './file-list.ts';
export { cardFor, type File, fileFor, type Reader } from './files.ts';
export { advisersOf, assignFile, changeFile, closeFile, moveFile, openFile, reopenFile } from './filing.ts';
export * from './following/index.ts';
export { acceptHolding, addHolder, askedAbout, type Holder, holdersOf, leaveFile, removeHolder } from './holders.ts';
export { hoursByAdviser, hoursOf, supportOf } from './hours.ts';
export * from './inbox/index.ts';
export * from './mentors/index.ts';
export { type FileNumber, giveNumber, numbersOf, strikeNumber } from './numbers.ts';
export { agreePlan, meetGoal, type Plan, planOf } from './plans.ts';
export * from './playtests/index.ts';
export * from './projects/index.ts';
export { closeTo, openTo, type Share, sharesOf } from './shares.ts';
export {
	monthsToSign,
	type Sheet,
	sendSheet,
	sheetsOf,
	sheetToSign,
	signedSheet,
	signSheet,
	signSheetOf,
	withdrawSheet
} from './sheets.ts';
export { addStep, type Offered, removeStep, type Step, stepsOf } from './steps.ts';
