import type { EngineRequest } from '@shared/engine/protocol';

/** What the host needs of a thread: a worker's own members, so that another kind of process could take its place. */
export interface EngineThread {
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  postMessage(message: EngineRequest): void;
  /** Ends it at once, wherever it is; an open transaction is rolled back. */
  terminate(): Promise<unknown>;
}
