export { type Answered, type AskedForm, answerForm, answersFor, formByLink, ownForm } from './answering.ts';
export { type Inside, insideOf, type Playtest, playtestFor, playtestsFor, type Slot } from './reading.ts';
export { giveSeatBack, seatIn, seatsOf, seatsOfPerson, takeSeat } from './seats.ts';
export { becomeTester, stopTesting, testerOf } from './testers.ts';
export { changePlaytest, closePlaytest, publishPlaytest, writePlaytest } from './writing.ts';
