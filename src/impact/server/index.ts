export { decideDeclaration, declarationFor, declarations, declare } from './declarations.ts';
export { doubles, strikeWritten, writeCost, writeHour, writtenCosts, writtenHours } from './ledger.ts';
export { broadcastPulse, pulse } from './live.ts';
export { material } from './material.ts';
export { decideSame, partAgain } from './same.ts';
export { promise, targets } from './targets.ts';
export { tellFigures } from './telling.ts';
export { rebuild, weeks } from './weeks.ts';
