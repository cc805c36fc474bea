import { enCompare } from './en/compare';
import { enDesk } from './en/desk';
import { enErrors } from './en/errors';
import { enFiles } from './en/files';
import { enFrame } from './en/frame';
import { enInstrument } from './en/instrument';
import { enLists } from './en/lists';
import { enOperations } from './en/operations';
import { enParams } from './en/params';
import { enResident } from './en/resident';
import { enSettings } from './en/settings';
import { enStates } from './en/states';
import { enTerms } from './en/terms';
import { enVariants } from './en/variants';
import { enWelcome } from './en/welcome';
import type { Messages } from './sv';

export const en: Messages = {
  terms: enTerms,
  files: enFiles,
  ...enFrame,
  ...enLists,
  ...enDesk,
  ...enCompare,
  ...enParams,
  ...enVariants,
  ...enInstrument,
  ...enOperations,
  ...enSettings,
  ...enStates,
  ...enResident,
  ...enWelcome,
  ...enErrors,
};
