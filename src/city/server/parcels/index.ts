export { readyFiles } from './files.ts';
export { keepsFromTravel, makeParcel, parcelFile } from './making.ts';
export { type Opened, openParcel } from './opening.ts';
export { parcelsOf, sentParcel } from './reading.ts';
export { publicKey, thumbprintOf } from './sealing.ts';
export { isKnown, mergedWith, requireTakeable, takeParcel, trailOfParcel, undoTaking } from './taking.ts';
