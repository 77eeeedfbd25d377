import { answerTasks } from '../apart/tasks.ts';
import { readMail } from './reading.ts';

export type { ReadAnswer, ReadTask } from './reading.ts';

answerTasks(readMail, { letters: 1_000_000, megabytes: 1000 });
