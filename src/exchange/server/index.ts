export { type TableFile, writeTable } from './write.ts';
