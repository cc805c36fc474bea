import { MARKET } from './0001-market';
import { SIGNALS } from './0002-signals';
import { OPERATIONS } from './0003-operations';
import { MEMORY_LEDGER } from './0004-memory-ledger';
import { DUE_TABLE } from './0005-due-table';
import { OWN_STRATEGIES } from './0006-own-strategies';
import { INSTRUMENT_PAGE } from './0007-instrument-page';
import { REPLAY } from './0008-replay';
import { DATA_SOURCE } from './0009-data-source';
import { NOTICE_FACTS } from './0010-notice-facts';
import { MODEL_REBALANCES } from './0011-model-rebalances';
import { ABSENCES } from './0012-absences';
import type { Migration } from './migration';

export const MIGRATIONS: readonly Migration[] = [MARKET, SIGNALS, OPERATIONS, MEMORY_LEDGER, DUE_TABLE, OWN_STRATEGIES, INSTRUMENT_PAGE, REPLAY, DATA_SOURCE, NOTICE_FACTS, MODEL_REBALANCES, ABSENCES];
