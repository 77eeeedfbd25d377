export { decideDeclaration, declarationFor, declarations, declare } from './declarations.ts';
export { doubles, strikeWritten, writeCost, writeHour, writtenCosts, writtenHours } from './ledger.ts';
export { broadcastPulse, pulse } from './live.ts';
export { material } from './material.ts';
export { provedMaterial } from './proof/lines.ts';
export { look } from './proof/look.ts';
export { decideSame, partAgain } from './same.ts';
export { promise, targets } from './targets.ts';
export { rebuild, weeks } from './weeks.ts';
