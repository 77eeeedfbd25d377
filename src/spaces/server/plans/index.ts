export { account, keepAccount } from './account.ts';
export {
	askedEntries,
	bankEntries,
	bankFiles,
	bookEntry,
	type Entry,
	putAside,
	takeBankFile,
	unbookEntry
} from './bank/booking.ts';
export { readBankFile } from './bank/reading.ts';
export { addAdjustment, closeMonth, payerNames, removeAdjustment } from './closing.ts';
export {
	addContract,
	type Contract,
	changeContract,
	contractById,
	contracts,
	contractsOf,
	endContract
} from './contracts.ts';
export { draftsOf, lastClosed, monthNow } from './drafts.ts';
export { type Drift, driftOf } from './drift.ts';
export { keepPlan, planById, plans, retirePlan, setTariff, tariffs } from './plans.ts';
export { sendStatement, statementFile } from './sending.ts';
export { type Statement, statementById, statements, statementsOf, unsettled } from './statements.ts';
export { unitsOfSpaces } from './units.ts';
