import * as z from 'zod';
import { cleanupSchema, memorySchema } from '@shared/dto/memory';

/** What the command line may ask of the running app: a file with the question, then one with the answer. */
export const controlRequestSchema = z.strictObject({ ask: z.enum(['memory', 'memory-clean']) });
export type ControlRequest = z.infer<typeof controlRequestSchema>;

export const controlReplySchema = z.object({ memory: memorySchema, cleanup: cleanupSchema.nullable() });
export type ControlReply = z.infer<typeof controlReplySchema>;

/** In the data folder, which only its owner can enter. */
export const CONTROL_FOLDER = 'control';

/** Missing: null when the name is no question's. */
export function answerNameOf(questionName: string): string | null {
  const id = /^ask-([\w-]{1,64})\.json$/.exec(questionName)?.[1];
  return id === undefined ? null : `answer-${id}.json`;
}

export function questionName(id: string): string {
  return `ask-${id}.json`;
}
