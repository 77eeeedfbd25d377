import { callData } from './calls/open-data.ts';
import { projectData } from './projects/open-data.ts';

export const open = [projectData, callData];
