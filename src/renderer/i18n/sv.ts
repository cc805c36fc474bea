import { svCompare } from './sv/compare';
import { svDesk } from './sv/desk';
import { svErrors } from './sv/errors';
import { svFiles } from './sv/files';
import { svFrame } from './sv/frame';
import { svInstrument } from './sv/instrument';
import { svLists } from './sv/lists';
import { svOperations } from './sv/operations';
import { svParams } from './sv/params';
import { svResident } from './sv/resident';
import { svSettings } from './sv/settings';
import { svStates } from './sv/states';
import { svTerms } from './sv/terms';
import { svVariants } from './sv/variants';
import { svWelcome } from './sv/welcome';

/** All words of the window. Swedish is the first language: every other one has the same shape. */
export const sv = {
  terms: svTerms,
  files: svFiles,
  ...svFrame,
  ...svLists,
  ...svDesk,
  ...svCompare,
  ...svParams,
  ...svVariants,
  ...svInstrument,
  ...svOperations,
  ...svSettings,
  ...svStates,
  ...svResident,
  ...svWelcome,
  ...svErrors,
};

export type Messages = typeof sv;
