import type { PageMemoryDto } from '@shared/dto/memory';

/** What Electron lets a sandboxed page know of its own process. Units: kibibytes. */
export interface PageProcess {
  getHeapStatistics(): { readonly usedHeapSize: number };
  getBlinkMemoryInfo(): { readonly allocated: number };
}

const BEAT_MS = 5000;
const KIBIBYTE = 1024;

/** Tells main again and again what this process holds: nobody outside can ask V8. */
export function startHeartbeat(page: PageProcess, tell: (memory: PageMemoryDto) => void): void {
  const beat = (): void => {
    tell({ heapUsedBytes: page.getHeapStatistics().usedHeapSize * KIBIBYTE, externalBytes: page.getBlinkMemoryInfo().allocated * KIBIBYTE });
  };
  beat();
  setInterval(beat, BEAT_MS);
}
