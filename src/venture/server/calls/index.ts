export { type Call, callById, calls, keepCall, trashCall } from './calls.ts';
export { dossierFor } from './dossier.ts';
export { callsFor, type FileCall, markCall, unmarkCall } from './interest.ts';
export { printDossier } from './printed.ts';
export { remindOfCalls } from './reminding.ts';
